/**
 * Attendance sessions and their changing code.
 *
 * <ol>
 *   <li>A section has at most one session that is OPEN or LOCKED; opening again gives that one.
 *   <li>State changes are those of {@link org.adsum.session.entity.SessionState} and no others.
 *   <li>A code is a function of the session's secret key and the number of the server's time step.
 *       It counts in its own step and in the one after it. Nobody is given a code before its step.
 *   <li>A session opens and closes by the server's clock even when the server was down at that
 *       moment.
 *   <li>Only the section's teachers and admins see the code, change the state, or hear about
 *       either.
 * </ol>
 *
 * Out of scope here: series of sessions, timetables.
 */
package org.adsum.session;
