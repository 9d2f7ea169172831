package org.adsum.verification.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.adsum.verification.entity.VerificationPolicy;
import org.adsum.verification.entity.VerificationResult;

/** Policies and results in the database. */
@ApplicationScoped
public class VerificationRepository {
  @PersistenceContext EntityManager em;

  public Optional<VerificationPolicy> latestPolicy() {
    return em.createQuery(
            "select p from VerificationPolicy p order by p.version desc", VerificationPolicy.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  public void add(VerificationPolicy policy) {
    em.persist(policy);
  }

  public void add(VerificationResult result) {
    em.persist(result);
  }
}
