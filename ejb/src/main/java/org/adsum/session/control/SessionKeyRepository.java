package org.adsum.session.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adsum.shared.boundary.SealedStore;

/** The sealed keys of sessions, apart from the sessions themselves. */
@ApplicationScoped
public class SessionKeyRepository {
  /** A key as it lies in the database. */
  record SealedKey(String session, byte[] sealed) {
    /** Keys are not for logs. */
    @Override
    public String toString() {
      return "SealedKey[" + session + "]";
    }
  }

  @PersistenceContext EntityManager em;

  /** How many keys need which master key. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public Map<String, Long> countByMaster() {
    // Format and id of the master key stand first; of old ones, eight bytes that say nothing.
    List<Object[]> rows =
        em.createNativeQuery(
                "select case when hex(substring(sealed_key, 1, 1)) = '02'"
                    + " then lower(hex(substring(sealed_key, 2, 8))) else ?1 end as k, count(*)"
                    + " from attendance_session group by k")
            .setParameter(1, SealedStore.OLD_FORMAT)
            .getResultList();
    Map<String, Long> counts = new HashMap<>();
    rows.forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
    return counts;
  }

  /** Keys that do not begin like this, by session. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  List<SealedKey> others(byte[] prefix, String after, int most) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select id, sealed_key from attendance_session where id > ?1"
                    + " and substring(sealed_key, 1, ?2) <> ?3 order by id")
            .setParameter(1, after)
            .setParameter(2, prefix.length)
            .setParameter(3, prefix)
            .setMaxResults(most)
            .getResultList();
    return rows.stream().map(row -> new SealedKey((String) row[0], (byte[]) row[1])).toList();
  }

  /**
   * Without a new version of the session: a teacher who locks it in this moment is not to be told
   * that somebody else changed it.
   */
  void replace(SealedKey old, byte[] sealed) {
    em.createNativeQuery(
            "update attendance_session set sealed_key = ?1 where id = ?2 and sealed_key = ?3")
        .setParameter(1, sealed)
        .setParameter(2, old.session())
        .setParameter(3, old.sealed())
        .executeUpdate();
  }
}
