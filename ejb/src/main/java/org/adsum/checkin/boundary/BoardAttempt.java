package org.adsum.checkin.boundary;

import java.time.Instant;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.checkin.entity.ReviewState;

/**
 * One attempt as the teacher's board sees it: how it stands and why, without any score.
 *
 * @param id of the attempt
 * @param student id of the account
 * @param submittedAt when the frames came
 * @param state PENDING until the verdict
 * @param reason null while PENDING and for ACCEPTED
 * @param review how its review stands; null unless the state is REVIEW
 */
public record BoardAttempt(
    String id,
    String student,
    Instant submittedAt,
    AttemptState state,
    AttemptReason reason,
    ReviewState review) {}
