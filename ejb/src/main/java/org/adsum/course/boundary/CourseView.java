package org.adsum.course.boundary;

/** A course as admins see it, with how many sections it has. */
public record CourseView(String id, String code, String title, long sections, int version) {}
