package org.adsum.admin.boundary;

import java.time.Instant;

/**
 * What became of the check-ins that were sent within one hour.
 *
 * @param from when the hour begins
 * @param accepted marked
 * @param review waiting for a person's eye
 * @param refused the face or the picture was not good enough
 * @param lost expired or failed
 */
public record CheckInHour(Instant from, long accepted, long review, long refused, long lost) {}
