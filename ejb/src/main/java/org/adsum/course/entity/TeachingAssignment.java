package org.adsum.course.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Who may act for a section. */
@Entity
@Table(name = "teaching_assignment")
public class TeachingAssignment {
  @Id private String id;

  @Column(name = "section_id")
  private String sectionId;

  @Column(name = "teacher_id")
  private String teacherId;

  protected TeachingAssignment() {}

  public TeachingAssignment(String id, String sectionId, String teacherId) {
    this.id = id;
    this.sectionId = sectionId;
    this.teacherId = teacherId;
  }
}
