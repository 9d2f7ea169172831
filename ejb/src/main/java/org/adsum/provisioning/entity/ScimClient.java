package org.adsum.provisioning.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** One connection of an identity provider. */
@Entity
@Table(name = "scim_client")
public class ScimClient {
  @Id private String id;
  private String name;
  private String issuer;

  @Column(name = "made_at")
  private Instant madeAt;

  @Version private int version;

  protected ScimClient() {}

  public ScimClient(String id, String name, String issuer, Instant madeAt) {
    this.id = id;
    this.name = name;
    this.issuer = issuer;
    this.madeAt = madeAt;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Whose sign-ins its people are joined to, or null. */
  public String issuer() {
    return issuer;
  }
}
