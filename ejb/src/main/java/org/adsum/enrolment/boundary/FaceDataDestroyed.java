package org.adsum.enrolment.boundary;

import org.adsum.identity.boundary.UserId;

/**
 * Told in the transaction in which a student's face data are destroyed for good.
 *
 * @param templates how many there were
 */
public record FaceDataDestroyed(UserId student, int templates) {}
