package org.adsum.course.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a student belongs to a section, from one moment until another. */
@Entity
@Table(name = "roster_entry")
public class RosterEntry {
  @Id private String id;

  @Column(name = "section_id")
  private String sectionId;

  @Column(name = "student_id")
  private String studentId;

  @Column(name = "valid_from")
  private Instant validFrom;

  @Column(name = "valid_to")
  private Instant validTo;

  protected RosterEntry() {}

  public RosterEntry(String id, String sectionId, String studentId, Instant validFrom) {
    this.id = id;
    this.sectionId = sectionId;
    this.studentId = studentId;
    this.validFrom = validFrom;
  }

  /** Ends the membership, one that has not begun before it does; it stays on record. */
  public void end(Instant at) {
    validTo = at.isBefore(validFrom) ? validFrom : at;
  }
}
