/**
 * What is taught, by whom, to whom.
 *
 * <ol>
 *   <li>A section is one course in one term with a number; that triple is unique.
 *   <li>A roster entry has a beginning and an end. Leaving a section ends the entry and never
 *       deletes it, so that the past stays as it was.
 *   <li>Only those assigned to a section, and admins, may act for it.
 * </ol>
 *
 * Out of scope here: imports, rooms as records of their own, timetables.
 */
package org.adsum.course;
