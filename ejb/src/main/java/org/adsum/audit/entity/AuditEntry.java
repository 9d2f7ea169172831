package org.adsum.audit.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** One link of a chain. Never changed. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

  /** Which chain, and which link of it. */
  @Embeddable
  public record Key(String stream, long seq) implements Serializable {}

  @EmbeddedId private Key key;
  private Instant at;
  private String actor;
  private String action;
  private String subject;
  private String details;

  @Column(name = "prev_hash")
  private byte[] prevHash;

  private byte[] hash;

  protected AuditEntry() {}

  AuditEntry(String stream, long seq, byte[] prevHash, AuditEvent event, String actor, Instant at) {
    this.key = new Key(stream, seq);
    this.at = at;
    this.actor = actor;
    this.action = event.action();
    this.subject = event.subject();
    this.details = event.details();
    this.prevHash = prevHash.clone();
    this.hash = computeHash();
  }

  long seq() {
    return key.seq();
  }

  byte[] hash() {
    return hash.clone();
  }

  /** Whether the entry is what was written, and follows {@code previousHash}. */
  public boolean follows(byte[] previousHash) {
    return MessageDigest.isEqual(prevHash, previousHash)
        && MessageDigest.isEqual(hash, computeHash());
  }

  private byte[] computeHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(prevHash);
      // Lengths in front of the fields, so that moving a character from one field to the next
      // changes the hash.
      for (String field :
          new String[] {
            key.stream(), Long.toString(key.seq()), at.toString(), actor, action, subject, details
          }) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
