package org.adsum.course.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A part of the university that courses can belong to. */
@Entity
@Table(name = "faculty")
public class Faculty {
  @Id private String id;
  private String code;
  private String title;
  @Version private int version;

  protected Faculty() {}

  public Faculty(String id, String code, String title) {
    this.id = id;
    describe(code, title);
  }

  public final void describe(String newCode, String newTitle) {
    code = newCode;
    title = newTitle;
  }

  public String id() {
    return id;
  }

  public int version() {
    return version;
  }
}
