/**
 * From a scanned code to a verdict.
 *
 * <ol>
 *   <li>A good code buys one ticket: secret, kept as a hash, three minutes. A scan before sign-in
 *       gives a ticket that the student who signs in takes over; from then on nobody else can use
 *       it.
 *   <li>A student has one live ticket a session; a new one replaces it.
 *   <li>A submission spends its ticket. The same idempotency key gets the first answer again,
 *       another key is refused.
 *   <li>The attempt and its message are one transaction: an attempt that was accepted is judged
 *       exactly once.
 *   <li>Deliveries are counted in a transaction of their own, because a crash of the server does
 *       not raise the broker's count; after three the attempt has FAILED.
 *   <li>An attempt that is not judged in time has EXPIRED.
 *   <li>Three faces that were not recognised, or that only a person can judge, end a student's
 *       tries in a session; the teacher decides.
 *   <li>Student and session must fit at every step: on the roster, enrolled, session open.
 *   <li>A ticket brings its challenge, drawn anew when the one before was answered (whoever scans
 *       again and again is asked the same): where liveness decides, two different moves between two
 *       frontal frames, else frontal frames alone. Frames follow it, or are five frontal ones (the
 *       way for who cannot move the head); others are refused and nothing is spent.
 *   <li>An attempt in REVIEW has one case, decided once by somebody who may act for the section.
 *       CONFIRM makes the record by the time of submission, REFUSE makes none; an open case of a
 *       student who has a record is superseded.
 *   <li>The equal way without a face, for whoever wants it: a scan, then the short code of a later
 *       step, then a teacher's word. The attempt is in REVIEW at once and nothing biometric is
 *       measured or required; the record's source is CODE. Five wrong codes end a ticket, three
 *       such check-ins end a student's tries in this way in a session, and none is taken while
 *       another review of the student is open.
 * </ol>
 *
 * Out of scope here: device binding.
 */
package org.adsum.checkin;
