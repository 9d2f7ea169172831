package org.adsum.privacy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;

/** How many people and rows there are, without whom. */
@ApplicationScoped
public class PrivacyCountReport {
  @PersistenceContext EntityManager em;

  /** By name. */
  public Map<String, Long> all() {
    return Map.of(
        "accounts", count("user_account where erased_at is null"),
        "erased", count("user_account where erased_at is not null"),
        "students", count("user_role where role = 'STUDENT'"),
        "enrolled", count("(select distinct student_id from face_template) t"),
        "templates", count("face_template"),
        "records", count("attendance_record"),
        "check-ins", count("checkin_attempt"),
        "lookalikes", count("lookalike"),
        "requests", count("erasure_request"),
        "deletions", count("deletion"));
  }

  private long count(String of) {
    return ((Number) em.createNativeQuery("select count(*) from " + of).getSingleResult())
        .longValue();
  }
}
