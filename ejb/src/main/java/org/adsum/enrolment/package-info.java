/**
 * Faces on file: consent and templates.
 *
 * <ol>
 *   <li>No template without consent to the current text. Withdrawing consent destroys the templates
 *       in the same transaction.
 *   <li>A student has at most five templates of one model; enrolling again replaces them all.
 *   <li>Every photo must show exactly one usable face, and all photos of one enrolment the same
 *       person.
 *   <li>A template is sealed for its row (AES-GCM) and stamped with model and version. Templates of
 *       another model are not used: a student who has only such is asked to enrol again, and they
 *       stay sealed until then, or until the consent is withdrawn.
 *   <li>Photos are measured in memory and forgotten.
 * </ol>
 *
 * Out of scope here: review against an ID photo, expiry, the route without biometrics.
 */
package org.adsum.enrolment;
