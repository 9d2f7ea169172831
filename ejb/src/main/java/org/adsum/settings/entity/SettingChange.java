package org.adsum.settings.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One change of a setting. Never changed itself. */
@Entity
@Table(name = "setting_change")
public class SettingChange {
  @Id private String id;
  private String name;
  private int seq;

  @Column(name = "old_value")
  private String oldValue;

  @Column(name = "new_value")
  private String newValue;

  @Column(name = "is_reset")
  private boolean reset;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected SettingChange() {}

  /**
   * @param seq number of this change of the setting, from 1
   * @param reset whether the choice was taken back, so that the configuration counts again
   */
  public SettingChange(
      String id,
      Setting setting,
      int seq,
      String oldValue,
      String newValue,
      boolean reset,
      String changedBy,
      Instant changedAt) {
    this.id = id;
    this.name = setting.key();
    this.seq = seq;
    this.oldValue = oldValue;
    this.newValue = newValue;
    this.reset = reset;
    this.changedBy = changedBy;
    this.changedAt = changedAt;
  }

  public String name() {
    return name;
  }

  public int seq() {
    return seq;
  }

  public String oldValue() {
    return oldValue;
  }

  public String newValue() {
    return newValue;
  }

  public boolean isReset() {
    return reset;
  }

  public String changedBy() {
    return changedBy;
  }

  public Instant changedAt() {
    return changedAt;
  }
}
