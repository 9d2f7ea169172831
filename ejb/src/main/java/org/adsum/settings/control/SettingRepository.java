package org.adsum.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adsum.settings.entity.Setting;
import org.adsum.settings.entity.SettingChange;
import org.adsum.settings.entity.SettingValue;

/** The chosen values in the database, and how they changed. */
@ApplicationScoped
public class SettingRepository {
  @PersistenceContext EntityManager em;

  /** What was chosen for a setting; empty when nobody ever did. */
  public Optional<SettingValue> find(Setting setting) {
    return Optional.ofNullable(em.find(SettingValue.class, setting.key()));
  }

  /** What was chosen, locked until the transaction ends. */
  public Optional<SettingValue> lock(Setting setting) {
    return Optional.ofNullable(
        em.find(SettingValue.class, setting.key(), LockModeType.PESSIMISTIC_WRITE));
  }

  /** All choices by key. */
  public Map<String, String> values() {
    Map<String, String> found = new HashMap<>();
    em.createQuery("select v from SettingValue v", SettingValue.class)
        .getResultList()
        .forEach(value -> found.put(value.name(), value.value()));
    return found;
  }

  public void add(SettingValue value) {
    em.persist(value);
  }

  public void remove(SettingValue value) {
    em.remove(value);
  }

  public void add(SettingChange change) {
    em.persist(change);
  }

  /** How many times each setting was changed; none that never was. */
  public Map<String, Integer> versions() {
    Map<String, Integer> found = new HashMap<>();
    em.createQuery("select c.name, max(c.seq) from SettingChange c group by c.name", Object[].class)
        .getResultList()
        .forEach(row -> found.put((String) row[0], (Integer) row[1]));
    return found;
  }

  /** The changes of a setting, the newest first. */
  public List<SettingChange> changes(Setting setting, int most) {
    return em.createQuery(
            "select c from SettingChange c where c.name = :name order by c.seq desc",
            SettingChange.class)
        .setParameter("name", setting.key())
        .setMaxResults(most)
        .getResultList();
  }

  /** Sends all to the database, so that a race is lost here. */
  public void flush() {
    em.flush();
  }
}
