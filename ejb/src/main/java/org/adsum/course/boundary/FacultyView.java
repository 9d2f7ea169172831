package org.adsum.course.boundary;

/** A faculty, with how many courses it has. */
public record FacultyView(String id, String code, String title, long courses, int version) {}
