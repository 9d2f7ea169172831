package org.adsum.checkin.boundary;

import org.adsum.attendance.boundary.RecordView;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;

/**
 * An attempt as its student sees it.
 *
 * @param id of the attempt
 * @param session id of the session
 * @param state PENDING until the verdict
 * @param reason null while PENDING and for ACCEPTED
 * @param record the student's record, null without one
 * @param triesLeft how many more unrecognised faces are taken
 * @param retry whether another ticket can be had without a new scan
 */
public record CheckInView(
    String id,
    String session,
    AttemptState state,
    AttemptReason reason,
    RecordView record,
    int triesLeft,
    boolean retry) {}
