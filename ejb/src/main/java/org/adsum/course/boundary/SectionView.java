package org.adsum.course.boundary;

/**
 * A section with what people call it.
 *
 * @param id of the section
 * @param courseId of its course
 * @param termId of its term
 * @param course the course's code, such as CS-301
 * @param number of the section within the course, such as A
 * @param title of the course
 * @param term the term's code
 * @param room where it usually meets, or null
 * @param version to be sent back with a change
 */
public record SectionView(
    String id,
    String courseId,
    String termId,
    String course,
    String number,
    String title,
    String term,
    String room,
    int version) {

  /** The section's short name, such as CS-301-A. */
  public String label() {
    return course + "-" + number;
  }
}
