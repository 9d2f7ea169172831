package org.adsum.audit.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The end of one chain. Its row lock gives the next number to one transaction at a time. */
@Entity
@Table(name = "audit_stream")
public class AuditStream {
  @Id private String name;

  @Column(name = "last_seq")
  private long lastSeq;

  @Column(name = "last_hash")
  private byte[] lastHash;

  protected AuditStream() {}

  /** An empty chain: number 0, a hash of 32 zero bytes. */
  public AuditStream(String name) {
    this.name = name;
    this.lastHash = new byte[32];
  }

  /** Appends an entry and moves the end of the chain to it. */
  public AuditEntry append(AuditEvent event, String actor, Origin origin, Instant at) {
    AuditEntry entry = new AuditEntry(name, lastSeq + 1, lastHash, event, actor, origin, at);
    lastSeq = entry.seq();
    lastHash = entry.hash();
    return entry;
  }
}
