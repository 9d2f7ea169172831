package org.adsum.course.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** What is taught, such as CS-301 Operating Systems. */
@Entity
@Table(name = "course")
public class Course {
  @Id private String id;
  private String code;
  private String title;

  @Column(name = "faculty_id")
  private String facultyId;

  @Version private int version;

  protected Course() {}

  public Course(String id, String code, String title) {
    this.id = id;
    describe(code, title);
  }

  public final void describe(String newCode, String newTitle) {
    code = newCode;
    title = newTitle;
  }

  /** Makes it a course of this faculty, or of none. */
  public void belongTo(String faculty) {
    facultyId = faculty;
  }

  /** The id of its faculty, or null. */
  public String facultyId() {
    return facultyId;
  }

  public String id() {
    return id;
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  public int version() {
    return version;
  }
}
