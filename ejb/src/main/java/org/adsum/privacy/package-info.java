/**
 * What becomes of people's data: keys, the person's own copy, erasure, retention.
 *
 * <ol>
 *   <li>Templates are sealed with a data key of the student, data keys with the newest master key.
 *       Replacing the master key touches no template, and may be stopped at any point. Whatever
 *       capability keeps something sealed has a {@code SealedStore} for it.
 *   <li>Everybody can have a copy of what is kept about them, an admin on their behalf. It holds no
 *       score, no template and nothing about others. {@code PersonalDataSet} lists all of it.
 *   <li>A student who asks to be erased loses the face data at once; the rest waits for an admin,
 *       and then for a settable number of days in which it can be called off.
 *   <li>An erasure leaves the account without name, address, sign-in and roles, and attendance
 *       without a name. Neither the last admin nor the only teacher of a running section is erased.
 *       Each person is erased in one transaction.
 *   <li>Every kind of data has a rule for how long it is kept; 0 keeps it. The rules are applied at
 *       night in short transactions; a dry run shows what they would remove.
 *   <li>The ledger tells what was deleted, how many, when and why, without whom. What concerns one
 *       person also stands, by a hash, in a file beside the database, and is deleted again when a
 *       restored backup brings it back.
 *   <li>The audit log is never shortened; it names people by id only.
 * </ol>
 *
 * Out of scope here: consent texts, the log itself.
 */
package org.adsum.privacy;
