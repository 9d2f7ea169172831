package org.adsum.enrolment.boundary;

/**
 * What an admin writes.
 *
 * @param body see {@link org.adsum.enrolment.entity.ConsentBody}
 * @param namesComparison whether it names the comparison with other people's templates
 * @param rowVersion of the draft that was read; -1 when there was none
 */
public record ConsentDraft(String body, boolean namesComparison, int rowVersion) {}
