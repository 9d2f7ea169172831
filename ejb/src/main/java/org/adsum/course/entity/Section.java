package org.adsum.course.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** One course in one term, for one group of students. */
@Entity
@Table(name = "section")
public class Section {
  @Id private String id;

  @Column(name = "course_id")
  private String courseId;

  @Column(name = "term_id")
  private String termId;

  private String number;
  private String room;
  @Version private int version;

  protected Section() {}

  public Section(String id, String courseId, String termId, String number, String room) {
    this.id = id;
    this.courseId = courseId;
    this.termId = termId;
    describe(number, room);
  }

  public final void describe(String newNumber, String newRoom) {
    number = newNumber;
    room = newRoom;
  }

  public String courseId() {
    return courseId;
  }

  public String id() {
    return id;
  }

  public String number() {
    return number;
  }

  public String room() {
    return room;
  }

  public int version() {
    return version;
  }
}
