package org.adsum.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import org.adsum.audit.entity.AuditEntry;
import org.adsum.audit.entity.AuditStream;

/** The chains in the database. */
@ApplicationScoped
public class AuditRepository {
  @PersistenceContext EntityManager em;

  /** The end of a chain, locked until the transaction ends; made when it is the first entry. */
  public AuditStream lockStream(String name) {
    // A plain insert of an existing row would fail the transaction, and two first entries may race.
    // "insert ignore" would lock the row for reading only, and two who then want to write deadlock.
    em.createNativeQuery(
            "insert into audit_stream (name, last_seq, last_hash) values (?1, 0, ?2)"
                + " on duplicate key update last_seq = last_seq")
        .setParameter(1, name)
        .setParameter(2, new byte[32])
        .executeUpdate();
    return em.find(AuditStream.class, name, LockModeType.PESSIMISTIC_WRITE);
  }

  public void add(AuditEntry entry) {
    em.persist(entry);
  }
}
