package org.adsum.identity.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** A person who may use Adsum. */
@Entity
@Table(name = "user_account")
public class UserAccount {
  @Id private String id;
  private String username;

  @Column(name = "display_name")
  private String displayName;

  private String email;
  private String issuer;
  private String subject;

  @Enumerated(EnumType.STRING)
  private AccountState state;

  @Column(name = "created_at")
  private Instant createdAt;

  /** When it was made nameless; null while it is somebody's. */
  @Column(name = "erased_at")
  private Instant erasedAt;

  // Kept by the database, whoever changes the row; read by the lists that show it.
  @Column(name = "changed_at", insertable = false, updatable = false)
  private Instant changedAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  private Set<Role> roles = new HashSet<>();

  @Version private int version;

  protected UserAccount() {}

  public UserAccount(String id, String username, Instant createdAt) {
    this.id = id;
    this.username = username;
    this.createdAt = createdAt;
    this.state = AccountState.ACTIVE;
  }

  /** Takes over what an admin typed. */
  public void describe(String displayName, String email, Set<Role> roles, AccountState state) {
    this.displayName = displayName;
    this.email = email;
    this.state = state;
    if (!this.roles.equals(roles)) {
      this.roles.clear();
      this.roles.addAll(roles);
    }
  }

  /** Takes away all that says whose account it is; it cannot be undone. */
  public void erase(Instant at) {
    username = "erased-" + id;
    displayName = "Erased person";
    email = null;
    issuer = null;
    subject = null;
    state = AccountState.INACTIVE;
    roles.clear();
    erasedAt = at;
  }

  public boolean isErased() {
    return erasedAt != null;
  }

  /** Takes over another user name; whether it is free was asked before. */
  public void rename(String newName) {
    username = newName;
  }

  /** Joins the account to a person at an identity provider; both null part them. */
  public void link(String newIssuer, String newSubject) {
    issuer = newIssuer;
    subject = newSubject;
  }

  public boolean isActive() {
    return state == AccountState.ACTIVE;
  }

  public boolean isActiveAdmin() {
    return isActive() && roles.contains(Role.ADMIN);
  }

  public String id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String displayName() {
    return displayName;
  }

  public String email() {
    return email;
  }

  /** The identity provider that vouches for the person, or null. */
  public String issuer() {
    return issuer;
  }

  /** What the provider calls the person, or null. */
  public String subject() {
    return subject;
  }

  public AccountState state() {
    return state;
  }

  public int version() {
    return version;
  }

  /** The roles, as a copy in the order of {@link Role}. */
  public Set<Role> roles() {
    return roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
  }
}
