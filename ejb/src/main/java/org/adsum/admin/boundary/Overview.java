package org.adsum.admin.boundary;

/** Numbers for the admin's first page. */
public record Overview(
    long users,
    long students,
    long studentsWithoutTemplate,
    long liveSessions,
    long sessionsToday,
    long checkInsToday,
    long pendingAttempts,
    long reviewsToday) {}
