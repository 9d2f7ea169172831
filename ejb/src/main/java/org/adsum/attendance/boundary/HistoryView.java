package org.adsum.attendance.boundary;

import java.time.Instant;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.attendance.entity.RecordSource;

/**
 * One session of a student's past.
 *
 * @param session id of the session
 * @param section id of the section
 * @param course code of the course
 * @param title of the course
 * @param opensAt when the session opened
 * @param status ABSENT when the session is over and there is no record
 * @param at time of the record, or null
 * @param source of the record, or null
 */
public record HistoryView(
    String session,
    String section,
    String course,
    String title,
    Instant opensAt,
    AttendanceStatus status,
    Instant at,
    RecordSource source) {}
