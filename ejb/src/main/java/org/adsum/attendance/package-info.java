/**
 * Who was there.
 *
 * <ol>
 *   <li>At most one record a session and student; the database's key decides every race.
 *   <li>PRESENT before the session's late time, LATE from then on, by the time of submission.
 *   <li>What is there stays: neither a check-in nor a confirmed one overwrites a record.
 *   <li>A correction needs a reason and the version that was read; it is kept with what was there
 *       before.
 *   <li>Who was on the roster at the opening belongs to the session; in a closed session those
 *       without a record are ABSENT.
 *   <li>Exported cells cannot start a formula.
 * </ol>
 */
package org.adsum.attendance;
