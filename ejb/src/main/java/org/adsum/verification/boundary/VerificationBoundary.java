package org.adsum.verification.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.boundary.Changes;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.entity.Role;
import org.adsum.settings.boundary.SettingValues;
import org.adsum.settings.entity.Setting;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.verification.control.VerificationRepository;
import org.adsum.verification.entity.Decision;
import org.adsum.verification.entity.LivenessMode;
import org.adsum.verification.entity.Measurement;
import org.adsum.verification.entity.Thresholds;
import org.adsum.verification.entity.VerificationPolicy;
import org.adsum.verification.entity.VerificationResult;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Judges measurements. */
@Stateless
public class VerificationBoundary {
  private static final Logger LOG = Logger.getLogger(VerificationBoundary.class);

  @Inject VerificationRepository repository;
  @Inject ThresholdSource thresholds;
  @Inject SettingValues settings;
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

  /**
   * Makes a version of the policy for the rate that an admin has just chosen, in the choice's
   * transaction.
   *
   * @throws org.adsum.shared.boundary.Problem face-rate-unknown when the model has no threshold for
   *     it, or face-engine-unavailable
   */
  @RolesAllowed(Role.ADMIN_NAME)
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void followRate() {
    String chosen = settings.text(Setting.FACE_MATCH_FMR);
    try {
      thresholds.thresholds(Double.parseDouble(chosen));
    } catch (IllegalArgumentException e) {
      throw new Problem(ProblemCode.FACE_RATE_UNKNOWN, chosen);
    }
    currentPolicy();
  }

  /**
   * For the rate that an admin chose, else for the configured one, which may be any that the model
   * has. A choice that was made for another model, and that this one has no threshold for, does not
   * count: check-ins must go on.
   */
  private Thresholds wantedThresholds() {
    Optional<String> chosen = settings.chosen(Setting.FACE_MATCH_FMR);
    if (chosen.isPresent()) {
      try {
        return thresholds.thresholds(Double.parseDouble(chosen.get()));
      } catch (IllegalArgumentException e) {
        LogLine.FACE_RATE_NOT_USED.tell(LOG, matchFmr, e.getMessage());
      }
    }
    return thresholds.thresholds(matchFmr);
  }

  private VerificationPolicy currentPolicy() {
    LivenessMode mode = livenessMode();
    Thresholds wanted = wantedThresholds();
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
            new Changes()
                .with("model", wanted.modelId())
                .change("version", latest == null ? "" : latest.version(), version)
                .change("fmr", latest == null ? "" : latest.matchFmr(), wanted.matchFmr())
                .with("liveness", mode)
                .toString()));
    tellOtherModel(latest, policy);
    return policy;
  }

  /** Whoever enrolled with the model before must enrol again: that is worth an entry of its own. */
  private void tellOtherModel(VerificationPolicy before, VerificationPolicy policy) {
    boolean other =
        before != null
            && !(before.modelId().equals(policy.modelId())
                && before.modelVersion().equals(policy.modelVersion()));
    if (other) {
      audit.append(
          new AuditEvent(
              "policy",
              "embedder.changed",
              Integer.toString(policy.version()),
              "from=%s %s to=%s %s"
                  .formatted(
                      before.modelId(),
                      before.modelVersion(),
                      policy.modelId(),
                      policy.modelVersion())));
    }
  }
}
