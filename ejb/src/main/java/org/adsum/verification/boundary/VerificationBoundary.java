package org.adsum.verification.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.entity.Role;
import org.adsum.verification.control.VerificationRepository;
import org.adsum.verification.entity.Decision;
import org.adsum.verification.entity.LivenessMode;
import org.adsum.verification.entity.Measurement;
import org.adsum.verification.entity.Thresholds;
import org.adsum.verification.entity.VerificationPolicy;
import org.adsum.verification.entity.VerificationResult;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Judges measurements. */
@Stateless
public class VerificationBoundary {
  @Inject VerificationRepository repository;
  @Inject ThresholdSource thresholds;
  @Inject AuditLog audit;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.face.match-fmr", defaultValue = "1e-4")
  double matchFmr;

  @Inject
  @ConfigProperty(name = "adsum.liveness", defaultValue = "enforced")
  String liveness;

  /**
   * What liveness is used for.
   *
   * @throws IllegalArgumentException when the setting is none of the modes
   */
  @PermitAll
  public LivenessMode livenessMode() {
    return LivenessMode.of(liveness);
  }

  /**
   * Judges the measurement of an attempt and keeps both, in the caller's transaction.
   *
   * @throws IllegalStateException when the measurement is of another model than the policy
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Decision conclude(String attemptId, Measurement measured) {
    VerificationPolicy policy = currentPolicy();
    boolean sameModel =
        policy.modelId().equals(measured.modelId())
            && policy.modelVersion().equals(measured.modelVersion());
    if (!sameModel) {
      throw new IllegalStateException(
          "The policy is for model " + policy.modelId() + ", not " + measured.modelId());
    }
    Decision decision = policy.judge(measured);
    repository.add(
        new VerificationResult(attemptId, measured, decision, policy.version(), clock.instant()));
    return decision;
  }

  /**
   * Makes the configured policy the latest version, unless it is already. Called once at start.
   *
   * @throws org.adsum.shared.boundary.Problem face-engine-unavailable, when no model is there to
   *     have thresholds
   * @throws IllegalArgumentException when a setting is unusable, whether there is a model or not
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void establishPolicy() {
    currentPolicy();
  }

  private VerificationPolicy currentPolicy() {
    LivenessMode mode = livenessMode();
    Thresholds wanted = thresholds.thresholds(matchFmr);
    VerificationPolicy latest = repository.latestPolicy().orElse(null);
    if (latest != null && latest.says(wanted, mode)) {
      return latest;
    }
    int version = latest == null ? 1 : latest.version() + 1;
    VerificationPolicy policy = new VerificationPolicy(version, wanted, mode, clock.instant());
    repository.add(policy);
    audit.append(
        new AuditEvent(
            "policy",
            "policy.established",
            Integer.toString(version),
            "model=" + wanted.modelId() + " fmr=" + matchFmr + " liveness=" + mode));
    return policy;
  }
}
