package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adsum.shared.boundary.SealedStore;
import org.adsum.shared.control.Sealer;

/** What is kept sealed until an enrolment is decided, wherever it lies. */
@ApplicationScoped
public class WaitingSecretRepository {
  /** A column with sealed values. */
  enum Place {
    CAPTURE("enrolment_request", "id", "sealed_capture", Sealer.Purpose.ENROLMENT_CAPTURE),
    TEMPLATE("pending_template", "id", "sealed_embedding", Sealer.Purpose.FACE_TEMPLATE),
    ID_PHOTO("id_photo", "student_id", "sealed_photo", Sealer.Purpose.ID_PHOTO);

    private final String table;
    private final String owner;
    private final String column;
    private final Sealer.Purpose purpose;

    Place(String table, String owner, String column, Sealer.Purpose purpose) {
      this.table = table;
      this.owner = owner;
      this.column = column;
      this.purpose = purpose;
    }

    Sealer.Purpose purpose() {
      return purpose;
    }
  }

  /** A value as it lies in the database. */
  record Secret(String owner, byte[] sealed) {
    /** Nothing biometric is for logs, sealed or not. */
    @Override
    public String toString() {
      return "Secret[" + owner + "]";
    }
  }

  @PersistenceContext EntityManager em;

  /** How many values of a place need which master key. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  Map<String, Long> countByMaster(Place place) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select case when hex(substring(%1$s, 1, 1)) = '02' then".formatted(place.column)
                    + " lower(hex(substring(%1$s, 2, 8))) else ?1 end as k, count(*) from %2$s where %1$s is not null group by k"
                        .formatted(place.column, place.table))
            .setParameter(1, SealedStore.OLD_FORMAT)
            .getResultList();
    Map<String, Long> counts = new HashMap<>();
    rows.forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
    return counts;
  }

  /** Values of a place that do not begin like this, by owner. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  List<Secret> others(Place place, byte[] prefix, String after, int most) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select %1$s, %2$s from %3$s where %1$s > ?1 and %2$s is not null and substring(%2$s, 1, ?2) <> ?3 order by %1$s"
                    .formatted(place.owner, place.column, place.table))
            .setParameter(1, after)
            .setParameter(2, prefix.length)
            .setParameter(3, prefix)
            .setMaxResults(most)
            .getResultList();
    return rows.stream().map(row -> new Secret((String) row[0], (byte[]) row[1])).toList();
  }

  /** Keeps the new value unless the old one was destroyed or replaced meanwhile. */
  void replace(Place place, Secret old, byte[] sealed) {
    em.createNativeQuery(
            "update %3$s set %2$s = ?1 where %1$s = ?2 and %2$s = ?3"
                .formatted(place.owner, place.column, place.table))
        .setParameter(1, sealed)
        .setParameter(2, old.owner())
        .setParameter(3, old.sealed())
        .executeUpdate();
  }
}
