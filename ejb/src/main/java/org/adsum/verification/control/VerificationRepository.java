package org.adsum.verification.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.adsum.verification.boundary.PolicyView;
import org.adsum.verification.entity.VerificationPolicy;
import org.adsum.verification.entity.VerificationResult;

/** Policies and results in the database. */
@ApplicationScoped
public class VerificationRepository {
  @PersistenceContext EntityManager em;

  public Optional<VerificationPolicy> latestPolicy() {
    return em
        .createQuery(
            "select p from VerificationPolicy p order by p.version desc", VerificationPolicy.class)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The latest policy as admins see it. */
  public Optional<PolicyView> latestPolicyView() {
    return em
        .createQuery(
            "select new org.adsum.verification.boundary.PolicyView(p.version, p.modelId,"
                + " p.modelVersion, p.matchSimilarity, p.matchFmr, p.reviewSimilarity,"
                + " p.livenessMode, p.createdAt) from VerificationPolicy p order by p.version desc",
            PolicyView.class)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  public void add(VerificationPolicy policy) {
    em.persist(policy);
  }

  public void add(VerificationResult result) {
    em.persist(result);
  }
}
