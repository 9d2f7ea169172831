package org.adsum.course.entity;

import java.util.List;

/** What a bulk change of the catalogue can be about, with the columns that it may set. */
public enum CatalogueKind {
  FACULTY("faculty", true, List.of("code"), List.of("code", "title")),
  TERM("term", true, List.of("code"), List.of("code", "title", "starts_on", "ends_on")),
  COURSE("course", true, List.of("code"), List.of("code", "title", "faculty_id")),
  SECTION(
      "section",
      true,
      List.of("course_id", "term_id", "number"),
      List.of("course_id", "term_id", "number", "room")),
  ROSTER(
      "roster_entry",
      false,
      List.of("section_id", "student_id"),
      List.of("section_id", "student_id", "valid_from", "valid_to")),
  TEACHING(
      "teaching_assignment",
      false,
      List.of("section_id", "teacher_id"),
      List.of("section_id", "teacher_id"));

  private final String table;
  private final boolean versioned;
  private final List<String> key;
  private final List<String> columns;

  CatalogueKind(String table, boolean versioned, List<String> key, List<String> columns) {
    this.table = table;
    this.versioned = versioned;
    this.key = key;
    this.columns = columns;
  }

  /** Its table. */
  public String table() {
    return table;
  }

  /** Whether its rows have a version. */
  public boolean versioned() {
    return versioned;
  }

  /** The columns by which people know one; several roster entries may share them. */
  public List<String> key() {
    return key;
  }

  /** The columns that a bulk change reads and writes. */
  public List<String> columns() {
    return columns;
  }
}
