package org.adsum.privacy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and removes what belongs to a person, as {@link PersonalDataSet} says. */
@ApplicationScoped
public class PersonalDataRepository {
  @PersistenceContext EntityManager em;

  /** The rows of one kind, each with the values of the set's columns; null stays null. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public List<List<Object>> rows(PersonalDataSet set, String userId) {
    List<Object> rows = em.createNativeQuery(set.query()).setParameter(1, userId).getResultList();
    return rows.stream()
        .map(row -> row instanceof Object[] many ? Arrays.asList(many) : Arrays.asList(row))
        .toList();
  }

  /** Removes what no capability removes by itself; returns how many rows of which kind. */
  public Map<String, Long> remove(String userId) {
    Map<String, Long> removed = new LinkedHashMap<>();
    for (PersonalDataSet set : PersonalDataSet.values()) {
      if (set.removal() != null) {
        int rows = em.createNativeQuery(set.removal()).setParameter(1, userId).executeUpdate();
        removed.put(set.name(), (long) rows);
      }
    }
    return removed;
  }
}
