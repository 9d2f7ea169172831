package org.adsum.enrolment.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** The way to check in that a student has chosen. */
@Entity
@Table(name = "checkin_way")
public class ChosenWay {
  @Id
  @Column(name = "student_id")
  private String studentId;

  @Enumerated(EnumType.STRING)
  private CheckInWay way;

  @Column(name = "chosen_at")
  private Instant chosenAt;

  @Version private int version;

  protected ChosenWay() {}

  public ChosenWay(String studentId, CheckInWay way, Instant chosenAt) {
    this.studentId = studentId;
    choose(way, chosenAt);
  }

  /** Chooses again. */
  public final void choose(CheckInWay other, Instant at) {
    way = other;
    chosenAt = at;
  }

  public CheckInWay way() {
    return way;
  }
}
