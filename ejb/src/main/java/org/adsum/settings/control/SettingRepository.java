package org.adsum.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.adsum.settings.entity.Setting;
import org.adsum.settings.entity.SettingValue;

/** The chosen values in the database. */
@ApplicationScoped
public class SettingRepository {
  @PersistenceContext EntityManager em;

  /** What was chosen for a setting; empty when nobody ever did. */
  public Optional<SettingValue> find(Setting setting) {
    return Optional.ofNullable(em.find(SettingValue.class, setting.key()));
  }
}
