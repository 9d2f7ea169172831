package org.adsum.course.boundary;

/** A course as a line of the list of courses; the faculty's code may be null. */
public record CourseRow(String id, String code, String title, String faculty, long sections) {}
