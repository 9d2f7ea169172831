package org.adsum.session.boundary;

import java.time.Instant;
import org.adsum.session.entity.SessionState;

/**
 * A session as teachers, students and admins see it; it holds no secret.
 *
 * @param id of the session
 * @param section id of its section
 * @param course the course's code
 * @param number of the section within the course
 * @param title of the course
 * @param room where it takes place, or null
 * @param state where it is in its life
 * @param opensAt when it opens or opened
 * @param lateFrom from when on a check-in is late
 * @param closesAt when it closes by itself
 * @param stepSeconds how long one code is shown
 * @param version counts the changes
 */
public record SessionView(
    String id,
    String section,
    String course,
    String number,
    String title,
    String room,
    SessionState state,
    Instant opensAt,
    Instant lateFrom,
    Instant closesAt,
    int stepSeconds,
    int version) {

  /** The section's short name, such as CS-301-A. */
  public String label() {
    return course + "-" + number;
  }
}
