package org.adsum.audit.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
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
  private String channel;
  private String address;

  @Column(name = "hash_format")
  private short hashFormat;

  @Column(name = "prev_hash")
  private byte[] prevHash;

  private byte[] hash;

  protected AuditEntry() {}

  AuditEntry(
      String stream,
      long seq,
      byte[] prevHash,
      AuditEvent event,
      String actor,
      Origin origin,
      Instant at) {
    this.key = new Key(stream, seq);
    this.at = at;
    this.actor = actor;
    this.action = event.action();
    this.subject = event.subject();
    this.details = event.details();
    this.channel = origin.channel();
    this.address = origin.address();
    this.hashFormat = StoredEntry.FORMAT;
    this.prevHash = prevHash.clone();
    this.hash = new byte[0];
    this.hash = stored().sealed().hash();
  }

  long seq() {
    return key.seq();
  }

  byte[] hash() {
    return hash.clone();
  }

  /** Its values. */
  public StoredEntry stored() {
    return new StoredEntry(
        key.stream(),
        key.seq(),
        at,
        actor,
        action,
        subject,
        details,
        channel,
        address,
        hashFormat,
        prevHash.clone(),
        hash.clone());
  }

  /** Whether the entry is what was written, and follows {@code previousHash}. */
  public boolean follows(byte[] previousHash) {
    return stored().follows(previousHash);
  }
}
