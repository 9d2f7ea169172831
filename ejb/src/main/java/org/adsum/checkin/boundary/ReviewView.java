package org.adsum.checkin.boundary;

import org.adsum.attendance.boundary.RecordView;
import org.adsum.checkin.entity.ReviewState;

/**
 * A decided review.
 *
 * @param attempt that was looked at
 * @param student whose it is
 * @param state CONFIRMED, REFUSED, or SUPERSEDED when the student was marked already
 * @param record the student's record, null without one
 */
public record ReviewView(String attempt, String student, ReviewState state, RecordView record) {}
