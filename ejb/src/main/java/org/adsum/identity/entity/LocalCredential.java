package org.adsum.identity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/** A password and how often it was missed. */
@Entity
@Table(name = "local_credential")
public class LocalCredential {
  @Id
  @Column(name = "user_id")
  private String userId;

  private String bcrypt;
  private int failures;

  @Column(name = "locked_until")
  private Instant lockedUntil;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private int version;

  protected LocalCredential() {}

  public LocalCredential(String userId, String bcrypt, Instant now) {
    this.userId = userId;
    change(bcrypt, now);
  }

  /** Sets a new password; a lock ends with it. */
  public final void change(String newBcrypt, Instant now) {
    bcrypt = newBcrypt;
    changedAt = now;
    succeeded();
  }

  /** Counts a miss; the {@code limit}-th in a row locks for {@code pause}. */
  public void failed(int limit, Duration pause, Instant now) {
    failures++;
    if (failures >= limit) {
      lockedUntil = now.plus(pause);
      failures = 0;
    }
  }

  /** Forgets earlier misses. */
  public final void succeeded() {
    failures = 0;
    lockedUntil = null;
  }

  public boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  public String bcrypt() {
    return bcrypt;
  }
}
