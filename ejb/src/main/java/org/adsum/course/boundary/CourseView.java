package org.adsum.course.boundary;

/**
 * A course as admins see it, with how many sections it has, and its faculty's id and code or nulls.
 */
public record CourseView(
    String id,
    String code,
    String title,
    long sections,
    String facultyId,
    String faculty,
    int version) {}
