package org.adsum.admin.boundary;

/**
 * Numbers for the admin's first page.
 *
 * @param studentsWithoutTemplate who cannot check in by face with the model in use
 * @param studentsToEnrolAgain among them, those enrolled with another model
 */
public record Overview(
    long users,
    long students,
    long studentsWithoutTemplate,
    long studentsToEnrolAgain,
    long liveSessions,
    long sessionsToday,
    long checkInsToday,
    long pendingAttempts,
    long reviewsToday) {}
