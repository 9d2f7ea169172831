package org.adsum.admin.boundary;

/**
 * What changes from minute to minute.
 *
 * @param liveSessions open or locked now
 * @param sessionsToday that open today, whatever became of them
 * @param checkInsToday records by face of today's sessions
 * @param pendingAttempts sent and not concluded
 * @param reviewsOpen cases of any day that wait for a person
 */
public record LiveNumbers(
    long liveSessions,
    long sessionsToday,
    long checkInsToday,
    long pendingAttempts,
    long reviewsOpen) {}
