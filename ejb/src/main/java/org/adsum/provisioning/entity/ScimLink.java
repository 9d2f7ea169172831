package org.adsum.provisioning.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.Objects;

/** What one client says of one account besides what the account itself holds. */
@Entity
@Table(name = "scim_link")
@IdClass(ScimLink.Key.class)
public class ScimLink {

  /** Whose word on whom. */
  public record Key(String clientId, String userId) implements Serializable {}

  @Id
  @Column(name = "client_id")
  private String clientId;

  @Id
  @Column(name = "user_id")
  private String userId;

  @Column(name = "external_id")
  private String externalId;

  @Column(name = "given_name")
  private String givenName;

  @Column(name = "family_name")
  private String familyName;

  @Column(name = "role_assumed")
  private boolean roleAssumed;

  @Version private int version;

  protected ScimLink() {}

  public ScimLink(String clientId, String userId) {
    this.clientId = clientId;
    this.userId = userId;
  }

  /** Takes over what the client says. */
  public void describe(String newExternalId, String newGivenName, String newFamilyName) {
    externalId = newExternalId;
    givenName = newGivenName;
    familyName = newFamilyName;
  }

  /** Whether the client says the same as before. */
  public boolean says(String otherExternalId, String otherGivenName, String otherFamilyName) {
    return Objects.equals(externalId, otherExternalId)
        && Objects.equals(givenName, otherGivenName)
        && Objects.equals(familyName, otherFamilyName);
  }

  /** Notes whether the account's role is only what it is without the client's word. */
  public void assumeRole(boolean assumed) {
    roleAssumed = assumed;
  }

  public boolean isRoleAssumed() {
    return roleAssumed;
  }

  public String givenName() {
    return givenName;
  }

  public String familyName() {
    return familyName;
  }
}
