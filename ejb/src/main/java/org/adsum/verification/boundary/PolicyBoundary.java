package org.adsum.verification.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.adsum.identity.entity.Role;
import org.adsum.verification.control.VerificationRepository;

/** What faces are judged by, for admins to read; it is changed by configuration alone. */
@Stateless
public class PolicyBoundary {
  @Inject VerificationRepository repository;
  @Inject FaceModelSource models;

  /** The latest policy; empty when none was needed yet. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public Optional<PolicyView> latest() {
    return repository.latestPolicyView();
  }

  /**
   * The model in use.
   *
   * @throws org.adsum.shared.boundary.Problem face-engine-unavailable
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public FaceModel model() {
    return models.model();
  }
}
