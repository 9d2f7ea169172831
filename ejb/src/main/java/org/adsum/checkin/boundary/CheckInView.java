package org.adsum.checkin.boundary;

import org.adsum.attendance.boundary.RecordView;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.checkin.entity.ReviewState;

/**
 * An attempt as its student sees it.
 *
 * @param id of the attempt
 * @param session id of the session
 * @param state PENDING until the verdict
 * @param reason null while PENDING and for ACCEPTED
 * @param review what the person who looks said, OPEN until then; null unless the state is REVIEW
 * @param record the student's record, null without one
 * @param triesLeft how many more tries there are
 * @param retry whether another ticket can be had without a new scan
 */
public record CheckInView(
    String id,
    String session,
    AttemptState state,
    AttemptReason reason,
    ReviewState review,
    RecordView record,
    int triesLeft,
    boolean retry) {}
