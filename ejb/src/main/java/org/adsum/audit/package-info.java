/**
 * Who changed what, and when: an append-only log that shows tampering.
 *
 * <ol>
 *   <li>An entry is written in the transaction of the change it tells of: both happen or neither.
 *   <li>Entries of one stream are numbered without gaps and chained by SHA-256 over the entry and
 *       its predecessor's hash.
 *   <li>An entry holds no secret, no biometric value and no similarity.
 * </ol>
 *
 * Out of scope here: search, export, and the database user without UPDATE (later issue).
 */
package org.adsum.audit;
