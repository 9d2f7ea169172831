/**
 * How the university attends, summed up: by course, section, week and student, and why check-ins
 * are refused.
 *
 * <ol>
 *   <li>Only closed sessions count. Of a session those count who belonged to its section when it
 *       opened, whoever belongs to it now; a student's absence counts only in such sessions.
 *   <li>The rate is present and late among those expected and not excused.
 *   <li>The sums of a section are out of date from the transaction that changes its records, roster
 *       or sessions on, and are made anew before a report is read; when many are (after an import),
 *       in the background, and the report says how many.
 *   <li>A report holds only what belongs to the reader's part of the university.
 * </ol>
 */
package org.adsum.report;
