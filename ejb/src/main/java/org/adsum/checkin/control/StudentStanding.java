package org.adsum.checkin.control;

import java.time.Instant;
import org.adsum.attendance.entity.AttendanceStatus;

/**
 * What is known of a student in a session, from one query.
 *
 * @param status of the record; null when there is none
 * @param at when the student was marked
 * @param pending attempts without a verdict
 * @param judgedFaces attempts whose face was judged and not taken at once
 * @param byCode attempts without a face
 * @param openReviews attempts that a teacher has still to look at
 */
public record StudentStanding(
    AttendanceStatus status,
    Instant at,
    long pending,
    long judgedFaces,
    long byCode,
    long openReviews) {}
