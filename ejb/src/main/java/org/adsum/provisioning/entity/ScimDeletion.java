package org.adsum.provisioning.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That SCIM deleted an account, whose records stay. */
@Entity
@Table(name = "scim_deletion")
public class ScimDeletion {
  @Id
  @Column(name = "user_id")
  private String userId;

  @Column(name = "client_id")
  private String clientId;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  protected ScimDeletion() {}

  public ScimDeletion(String userId, String clientId, Instant deletedAt) {
    this.userId = userId;
    this.clientId = clientId;
    this.deletedAt = deletedAt;
  }
}
