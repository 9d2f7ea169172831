package org.adsum.course.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** A stretch of teaching, such as autumn 2026. */
@Entity
@Table(name = "term")
public class Term {
  @Id private String id;
  private String code;
  private String title;

  @Column(name = "starts_on")
  private LocalDate startsOn;

  @Column(name = "ends_on")
  private LocalDate endsOn;

  @Version private int version;

  protected Term() {}

  public Term(String id, String code, String title, LocalDate startsOn, LocalDate endsOn) {
    this.id = id;
    this.code = code;
    this.title = title;
    this.startsOn = startsOn;
    this.endsOn = endsOn;
  }

  public String id() {
    return id;
  }
}
