package org.adsum.admin.boundary;

import java.time.Instant;

/**
 * What became of the check-ins that were sent within one minute.
 *
 * @param from when the minute begins
 * @param accepted marked
 * @param other not marked, or not yet
 */
public record CheckInMinute(Instant from, long accepted, long other) {}
