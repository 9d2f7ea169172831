package org.adsum.enrolment.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** One version of the text that students agree to. */
@Entity
@Table(name = "consent_text")
public class ConsentText {
  @Id private int version;

  @Enumerated(EnumType.STRING)
  private ConsentTextState state;

  private String body;

  @Column(name = "names_comparison")
  private boolean namesComparison;

  @Enumerated(EnumType.STRING)
  private ConsentEffect effect;

  @Column(name = "written_by")
  private String writtenBy;

  @Column(name = "written_at")
  private Instant writtenAt;

  @Column(name = "published_at")
  private Instant publishedAt;

  @Version
  @Column(name = "row_version")
  private int rowVersion;

  protected ConsentText() {}

  /** An empty draft of that version. */
  public ConsentText(int version) {
    this.version = version;
    this.state = ConsentTextState.DRAFT;
  }

  /**
   * Writes the draft anew.
   *
   * @throws IllegalStateException when it is published
   */
  public void write(ConsentBody words, boolean comparison, String by, Instant at) {
    requireDraft();
    body = words.text();
    namesComparison = comparison;
    writtenBy = by;
    writtenAt = at;
  }

  /**
   * Whether publishing it may leave those who agreed to {@code current} unasked: not when they
   * would be compared with other people without having agreed to that.
   */
  public boolean mayBeMinorAfter(ConsentText current) {
    return current.namesComparison || !namesComparison;
  }

  /**
   * Publishes the draft for good.
   *
   * @throws IllegalStateException when it is published already
   */
  public void publish(ConsentEffect what, Instant at) {
    requireDraft();
    state = ConsentTextState.PUBLISHED;
    effect = what;
    publishedAt = at;
  }

  private void requireDraft() {
    if (state != ConsentTextState.DRAFT) {
      throw new IllegalStateException("Consent text " + version + " is published");
    }
  }

  public int version() {
    return version;
  }

  public ConsentBody body() {
    return new ConsentBody(body);
  }

  public boolean namesComparison() {
    return namesComparison;
  }

  public ConsentEffect effect() {
    return effect;
  }

  public String writtenBy() {
    return writtenBy;
  }

  public Instant writtenAt() {
    return writtenAt;
  }

  public Instant publishedAt() {
    return publishedAt;
  }

  public int rowVersion() {
    return rowVersion;
  }
}
