package org.adsum.course.boundary;

/**
 * A section as a line of the list of sections.
 *
 * @param course code of the course
 * @param title of the course
 * @param term code of the term
 * @param faculty code of the course's faculty, or null
 * @param room code of the room where it usually meets, or null
 * @param teachers their names, or null
 * @param students on the roster now
 */
public record SectionRow(
    String id,
    String course,
    String number,
    String title,
    String term,
    String faculty,
    String room,
    String teachers,
    long students) {

  /** The section's short name, such as CS-301-A. */
  public String label() {
    return course + "-" + number;
  }
}
