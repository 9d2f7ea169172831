/**
 * Who changed what, when and from where: an append-only log that shows tampering.
 *
 * <ol>
 *   <li>An entry is written in the transaction of the change it tells of: both happen or neither.
 *   <li>Entries of one stream are numbered without gaps and chained by SHA-256 over the entry and
 *       its predecessor's hash.
 *   <li>An entry holds no secret, no biometric value, no similarity, and no name or e-mail address:
 *       nobody could erase it.
 *   <li>The application's database user can add entries and read them, nothing else; what somebody
 *       with more rights changes is found by following the chains.
 *   <li>Every five minutes the ends of the chains that grew are signed; who rewrites a chain with
 *       all its hashes, or cuts its end off, cannot sign that.
 *   <li>Failed sign-ins have a budget per address and node; beyond it they are counted, and the
 *       count is an entry.
 * </ol>
 *
 * Out of scope here: names. The log knows ids; pages look names up.
 */
package org.adsum.audit;
