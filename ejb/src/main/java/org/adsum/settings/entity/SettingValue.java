package org.adsum.settings.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** The value that an admin chose for a setting. */
@Entity
@Table(name = "setting")
public class SettingValue {
  @Id private String name;
  private String value;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private int version;

  protected SettingValue() {}

  public SettingValue(Setting setting, String value, String changedBy, Instant changedAt) {
    this.name = setting.key();
    change(value, changedBy, changedAt);
  }

  /** Sets another value. */
  public final void change(String newValue, String by, Instant at) {
    value = newValue;
    changedBy = by;
    changedAt = at;
  }

  public String name() {
    return name;
  }

  public String value() {
    return value;
  }

  public String changedBy() {
    return changedBy;
  }

  public Instant changedAt() {
    return changedAt;
  }

  public int version() {
    return version;
  }
}
