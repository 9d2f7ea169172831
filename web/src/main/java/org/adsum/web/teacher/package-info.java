/**
 * The teacher's pages: today's sections, the live board of a session, the class. They hold no
 * rules; what may be done and what it means is said by the boundaries.
 */
package org.adsum.web.teacher;
