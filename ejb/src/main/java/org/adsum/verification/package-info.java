/**
 * From a measurement to a decision.
 *
 * <ol>
 *   <li>A policy is immutable; a change of configuration makes a new version, and every result
 *       names the version it was judged by.
 *   <li>At or above the match threshold: MATCH. Below it but at or above the review threshold:
 *       REVIEW, a person decides. Below: NO_MATCH. No usable frame: UNUSABLE, with what was wrong.
 *   <li>A threshold names its model and the false match rate it was chosen for; the model of the
 *       measurement must be the policy's.
 *   <li>Liveness never turns a MATCH into a refusal. OFF: it is not kept. ADVISORY: it is kept, and
 *       the face alone decides. ENFORCED: a MATCH stays one only when moves were asked for and made
 *       and liveness reaches the policy's threshold; otherwise REVIEW.
 *   <li>One result an attempt.
 * </ol>
 */
package org.adsum.verification;
