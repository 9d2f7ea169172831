package org.adsum.identity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A bearer token, known only by the hash of its secret. */
@Entity
@Table(name = "api_token")
public class ApiToken {
  @Id
  @Column(name = "secret_hash")
  private byte[] secretHash;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected ApiToken() {}

  public ApiToken(byte[] secretHash, String userId, Instant issuedAt, Instant expiresAt) {
    this.secretHash = secretHash.clone();
    this.userId = userId;
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
  }
}
