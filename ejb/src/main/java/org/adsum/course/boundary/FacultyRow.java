package org.adsum.course.boundary;

/** A faculty as a line of the list of faculties. */
public record FacultyRow(String id, String code, String title, long courses, int version) {}
