package org.adsum.course.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A part of the university to which courses belong. */
@Entity
@Table(name = "faculty")
public class Faculty {
  @Id private String id;
  private String code;
  private String title;
  @Version private int version;

  protected Faculty() {}

  public Faculty(String id) {
    this.id = id;
  }

  /** Takes over what was typed. */
  public void describe(String newCode, String newTitle) {
    code = newCode;
    title = newTitle;
  }

  public String id() {
    return id;
  }

  public String code() {
    return code;
  }

  public int version() {
    return version;
  }
}
