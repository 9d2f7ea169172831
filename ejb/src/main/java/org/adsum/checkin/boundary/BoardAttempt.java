package org.adsum.checkin.boundary;

import java.time.Instant;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;

/** One attempt as the teacher's board sees it: how it stands and why, without any score. */
public record BoardAttempt(
    String id, String student, Instant submittedAt, AttemptState state, AttemptReason reason) {}
