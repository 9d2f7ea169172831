package org.adsum.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.adsum.audit.boundary.AuditFilter;
import org.adsum.audit.boundary.AuditPlace;
import org.adsum.audit.entity.AuditEntry;
import org.adsum.audit.entity.AuditStream;
import org.adsum.audit.entity.ChainHead;
import org.adsum.audit.entity.Checkpoint;
import org.adsum.audit.entity.StoredEntry;

/** The chains in the database. */
@ApplicationScoped
public class AuditRepository {
  /** Most anchors of one checkpoint; what is left goes into the next, at once. */
  public static final int MOST_ANCHORS = 5_000;

  /** An entry is told of at its moment and seen at its commit, at most this much later. */
  private static final Duration LATEST_COMMIT = Duration.ofMinutes(10);

  private static final Comparator<StoredEntry> NEWEST_FIRST =
      Comparator.comparing(StoredEntry::at)
          .thenComparing(StoredEntry::stream)
          .thenComparing(StoredEntry::seq)
          .reversed();

  @PersistenceContext EntityManager em;

  /** The end of a chain, locked until the transaction ends; made when it is the first entry. */
  public AuditStream lockStream(String name) {
    AuditStream known = em.find(AuditStream.class, name, LockModeType.PESSIMISTIC_WRITE);
    if (known != null) {
      return known;
    }
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

  /** Whether nobody else has locked the end of a chain; locks it, when there is one. */
  public boolean isFree(String name) {
    boolean locked =
        !em.createNativeQuery(
                "select name from audit_stream where name = ?1 for update skip locked",
                String.class)
            .setParameter(1, name)
            .getResultList()
            .isEmpty();
    return locked || em.find(AuditStream.class, name) == null;
  }

  public void add(AuditEntry entry) {
    em.persist(entry);
  }

  /**
   * Entries, the newest first.
   *
   * @param before the entry that these follow in the list; null for the newest
   */
  public List<StoredEntry> find(AuditFilter filter, AuditPlace before, int most) {
    if (filter.person() == null) {
      return find(filter, null, before, most);
    }
    // One query with "or" would use neither of the two indexes.
    Set<AuditEntry.Key> seen = new LinkedHashSet<>();
    return List.of("actor", "subject").stream()
        .flatMap(role -> find(filter, role, before, most).stream())
        .filter(entry -> seen.add(new AuditEntry.Key(entry.stream(), entry.seq())))
        .sorted(NEWEST_FIRST)
        .limit(most)
        .toList();
  }

  private List<StoredEntry> find(AuditFilter filter, String personIs, AuditPlace before, int most) {
    StringJoiner where = new StringJoiner(" and ", " where ", "").setEmptyValue("");
    Map<String, Object> values = new HashMap<>();
    narrow(where, values, "e.at >= :from", "from", filter.from());
    narrow(where, values, "e.at < :until", "until", filter.until());
    narrow(where, values, "e." + personIs + " = :person", "person", filter.person());
    narrow(where, values, "e.action = :action", "action", filter.action());
    narrow(where, values, "e.key.stream = :stream", "stream", filter.stream());
    narrow(where, values, "e.address = :address", "address", filter.address());
    if (before != null) {
      // The first of these is implied by the second; it tells the database where to begin.
      where.add("e.at <= :at");
      where.add(
          "(e.at < :at or e.key.stream < :place"
              + " or (e.key.stream = :place and e.key.seq < :seq))");
      values.putAll(Map.of("at", before.at(), "place", before.stream(), "seq", before.seq()));
    }
    TypedQuery<AuditEntry> query =
        em.createQuery(
            "select e from AuditEntry e"
                + where
                + " order by e.at desc, e.key.stream desc, e.key.seq desc",
            AuditEntry.class);
    values.forEach(query::setParameter);
    List<StoredEntry> found =
        query.setMaxResults(most).getResultList().stream().map(AuditEntry::stored).toList();
    em.clear();
    return found;
  }

  private static void narrow(
      StringJoiner where, Map<String, Object> values, String rule, String name, Object value) {
    if (value != null) {
      where.add(rule);
      values.put(name, value);
    }
  }

  /** All actions that there are entries of, in alphabetical order. */
  public List<String> actions() {
    return em.createQuery(
            "select distinct e.action from AuditEntry e order by e.action", String.class)
        .getResultList();
  }

  /** How many entries there are, as the database estimates it. */
  public long roughCount() {
    return ((Number)
            em.createNativeQuery(
                    "select table_rows from information_schema.tables where table_schema ="
                        + " database() and table_name = 'audit_entry'")
                .getSingleResult())
        .longValue();
  }

  /** The number and the digest of the last checkpoint; number 0 before the first. */
  public ChainHead lastCheckpoint() {
    List<?> rows =
        em.createNativeQuery(
                "select number, digest from audit_checkpoint order by number desc limit 1")
            .getResultList();
    return rows.isEmpty()
        ? new ChainHead("checkpoints", 0, StoredEntry.beginning())
        : head("checkpoints", (Object[]) rows.get(0), 0);
  }

  /**
   * Where the chains end now that grew since the last checkpoint, in the order of their names; at
   * most {@link #MOST_ANCHORS}.
   */
  public List<ChainHead> unanchored() {
    Object last =
        em.createNativeQuery("select max(at) from audit_checkpoint where anchors < ?1")
            .setParameter(1, MOST_ANCHORS)
            .getSingleResult();
    Instant since = last == null ? Instant.EPOCH : instant(last).minus(LATEST_COMMIT);
    List<?> rows =
        em.createNativeQuery(
                "select h.stream, h.seq, e.hash from (select stream, max(seq) as seq from"
                    + " audit_entry where at >= ?1 group by stream) h"
                    + " join audit_entry e on e.stream = h.stream and e.seq = h.seq"
                    + " where not exists (select 1 from audit_anchor a where a.stream = h.stream"
                    + " and a.seq = h.seq) order by h.stream limit "
                    + MOST_ANCHORS)
            .setParameter(1, LocalDateTime.ofInstant(since, ZoneOffset.UTC))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> head((String) row[0], row, 1))
        .toList();
  }

  /**
   * Keeps a checkpoint, unless another node has made the one of this number. Waits for one that is
   * being made.
   *
   * @return whether it is kept
   */
  public boolean add(Checkpoint checkpoint, List<ChainHead> anchors) {
    int kept =
        em.createNativeQuery(
                "insert ignore into audit_checkpoint (number, at, anchors, prev_digest, digest,"
                    + " key_id, signature) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .setParameter(1, checkpoint.number())
            .setParameter(2, LocalDateTime.ofInstant(checkpoint.at(), ZoneOffset.UTC))
            .setParameter(3, checkpoint.anchors())
            .setParameter(4, checkpoint.prevDigest())
            .setParameter(5, checkpoint.digest())
            .setParameter(6, checkpoint.keyId())
            .setParameter(7, checkpoint.signature())
            .executeUpdate();
    if (kept == 0) {
      return false;
    }
    for (ChainHead anchor : anchors) {
      em.createNativeQuery(
              "insert into audit_anchor (checkpoint, stream, seq, hash) values (?1, ?2, ?3, ?4)")
          .setParameter(1, checkpoint.number())
          .setParameter(2, anchor.stream())
          .setParameter(3, anchor.seq())
          .setParameter(4, anchor.hash())
          .executeUpdate();
    }
    return true;
  }

  private static ChainHead head(String stream, Object[] row, int first) {
    return new ChainHead(stream, ((Number) row[first]).longValue(), (byte[]) row[first + 1]);
  }

  private static Instant instant(Object column) {
    return column instanceof java.sql.Timestamp stamp
        ? stamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
        : ((LocalDateTime) column).toInstant(ZoneOffset.UTC);
  }
}
