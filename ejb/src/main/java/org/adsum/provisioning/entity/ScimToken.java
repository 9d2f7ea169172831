package org.adsum.provisioning.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A client's token, known only by the hash of its secret. */
@Entity
@Table(name = "scim_token")
public class ScimToken {
  @Id private String id;

  @Column(name = "client_id")
  private String clientId;

  @Column(name = "secret_hash")
  private byte[] secretHash;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected ScimToken() {}

  public ScimToken(
      String id,
      String clientId,
      byte[] secretHash,
      String madeBy,
      Instant madeAt,
      Instant expiresAt) {
    this.id = id;
    this.clientId = clientId;
    this.secretHash = secretHash.clone();
    this.madeBy = madeBy;
    this.madeAt = madeAt;
    this.expiresAt = expiresAt;
  }

  /** Ends it; a token that was ended before keeps that moment. */
  public void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  public boolean isRevoked() {
    return revokedAt != null;
  }

  public String clientId() {
    return clientId;
  }
}
