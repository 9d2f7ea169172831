package org.adsum.report.boundary;

/**
 * How a student attended the closed sessions of a section to which they belonged.
 *
 * @param student id of the account
 * @param section id of the section
 * @param label of the section, such as CS-301-A
 */
public record StudentLine(
    String student,
    String username,
    String name,
    String section,
    String label,
    long expected,
    long present,
    long late,
    long excused) {

  /** Sessions without a mark that counts. */
  public long absent() {
    return Math.max(0, expected - present - late - excused);
  }

  /** Present and late among those expected and not excused, 0 to 1. */
  public double rate() {
    return Rate.of(expected, present, late, excused);
  }
}
