package org.adsum.identity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** Somebody signed in with a browser; while the row is there, the browser stays signed in. */
@Entity
@Table(name = "sign_in_session")
public class SignInSession {
  private static final Duration NOTED = Duration.ofMinutes(1);
  private static final int LONGEST_AGENT = 200;

  @Id private String id;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "signed_in_at")
  private Instant signedInAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  private String address;
  private String agent;
  private String issuer;

  @Column(name = "provider_subject")
  private String providerSubject;

  @Column(name = "provider_session")
  private String providerSession;

  protected SignInSession() {}

  public SignInSession(String id, String userId, String address, String agent, Instant now) {
    this.id = id;
    this.userId = userId;
    this.address = address;
    this.agent = agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
    this.signedInAt = now;
    this.seenAt = now;
  }

  /** Says by whose session at the identity provider it came; {@code session} may be null. */
  public void cameFrom(String providerIssuer, String subject, String session) {
    issuer = providerIssuer;
    providerSubject = subject;
    providerSession = session;
  }

  /** Notes that the person is still there, to the minute. */
  public void seen(Instant now) {
    if (now.isAfter(seenAt.plus(NOTED))) {
      seenAt = now;
    }
  }

  public String id() {
    return id;
  }

  public String userId() {
    return userId;
  }

  public Instant signedInAt() {
    return signedInAt;
  }

  public Instant seenAt() {
    return seenAt;
  }

  public String address() {
    return address;
  }

  public String agent() {
    return agent;
  }

  /** Whether the identity provider vouched for the person, and not a password here. */
  public boolean isFromProvider() {
    return issuer != null;
  }
}
