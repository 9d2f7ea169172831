/**
 * Faces on file: consent and templates.
 *
 * <ol>
 *   <li>No template without consent to the current text. Withdrawing consent destroys the templates
 *       in the same transaction.
 *   <li>A student has at most five templates of one model; enrolling again replaces them all.
 *   <li>Every photo must show exactly one face, good enough to be compared with for years (stricter
 *       than at check-in), and all photos of one enrolment the same person. What is wrong is told
 *       of every photo, and nothing is changed.
 *   <li>A template is sealed for its row (AES-GCM) with a data key of the student, which goes with
 *       the templates and is another one at each enrolment, and stamped with model and version.
 *       Templates of another model are not used: a student who has only such is asked to enrol
 *       again, and they stay sealed until then, or until the consent is withdrawn.
 *   <li>Photos are measured in memory and forgotten.
 *   <li>Of photos that show nearly the same only the best becomes a template; at least one does.
 *   <li>After an enrolment is answered, its templates are compared with those of all others who
 *       agreed to a consent text that says so, once. Who looks like somebody else is shown to
 *       admins, who decide; it stops nobody from anything, and students are told nothing of it. A
 *       pair is noted once, however often it is found, and is removed with the templates of either
 *       when consent is withdrawn. A renewed enrolment removes no pair. This is the only place
 *       where a face is compared with others than the claimed person's; the setting {@code
 *       adsum.lookalikes} switches it off.
 *   <li>The consent text has versions. What is published never changes. New templates need consent
 *       to the newest; a consent to an older one stands until a version asks again, and then until
 *       the student answers. A text that begins to name the comparison of rule 7 must ask again.
 *   <li>Where the institution says so, a student's own enrolment waits until somebody has compared
 *       one picture with the ID photo. Until then earlier templates go on working. Both pictures
 *       are sealed, and destroyed with the decision, with the withdrawal, or when nobody decides in
 *       time.
 *   <li>Where the institution says so, templates that are too old are not used and are destroyed;
 *       students are told a month before.
 *   <li>A student chooses freely between the face and the code; no reason is asked for.
 * </ol>
 *
 * Out of scope here: the check-in by code (see {@code checkin}).
 */
package org.adsum.enrolment;
