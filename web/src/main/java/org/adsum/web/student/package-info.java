/** The student's own pages: what is to do now, the history, and the enrolment of the face. */
package org.adsum.web.student;
