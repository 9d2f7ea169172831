package org.adsum.privacy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.adsum.course.boundary.LeavingSystemBoundary;
import org.adsum.enrolment.boundary.FaceDataSystemBoundary;
import org.adsum.identity.boundary.ErasureSystemBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.entity.DeletionCause;
import org.adsum.privacy.entity.ErasureRequest;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** Carries erasures out: each person in one transaction, so that nobody is half erased. */
@Stateless
public class ErasureWork {
  @Inject PrivacyRepository privacy;
  @Inject PersonalDataRepository data;
  @Inject RetentionRepository rows;
  @Inject DeletionLedger ledger;
  @Inject ErasureSystemBoundary accounts;
  @Inject LeavingSystemBoundary courses;
  @Inject FaceDataSystemBoundary faces;
  @Inject Clock clock;

  /**
   * Carries a request out when its time has come; one that was called off meanwhile is left.
   *
   * @throws Problem last-admin, erasure-teaches; the request stays and is tried again
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void carryOut(String requestId) {
    ErasureRequest request = privacy.lock(requestId).orElseThrow();
    if (request.isDue(clock.instant())) {
      if (!privacy.isErased(request.userId())) {
        erase(new UserId(request.userId()));
        ledger.addOf(
            new UserId(request.userId()), DeletionLedger.ACCOUNT, DeletionCause.ERASURE, 1);
      }
      request.done(clock.instant());
    }
  }

  /**
   * Erases somebody whose account has been inactive long enough.
   *
   * @throws Problem last-admin, erasure-teaches
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void eraseInactive(UserId person) {
    erase(person);
    ledger.addOf(person, DeletionLedger.ACCOUNT, DeletionCause.RETENTION, 1);
  }

  /** Destroys the face data of somebody who left; returns how many templates. */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int destroyFaceData(UserId person) {
    int destroyed = faces.destroy(person);
    ledger.addOf(person, DeletionLedger.FACE, DeletionCause.RETENTION, destroyed);
    return destroyed;
  }

  /** Forgets the consents of somebody who left; returns how many. */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int forgetConsents(UserId person) {
    return faces.forgetConsents(person);
  }

  /** Deletes again what a restored backup brought back. */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void again(UserId person, LedgerFile.Line line) {
    if (line.kind().equals(DeletionLedger.ACCOUNT)) {
      boolean back = !privacy.isErased(person.value());
      if (back) {
        erase(person);
      }
      ledger.addAgain(line, back ? 1 : 0);
    } else {
      // Who enrolled since then has other templates, with a consent of their own.
      boolean back = !privacy.enrolledAfter(person.value(), line.at());
      ledger.addAgain(line, back ? faces.destroy(person) : 0);
    }
  }

  private void erase(UserId person) {
    List<String> alone = courses.taughtAloneBy(person);
    if (!alone.isEmpty()) {
      throw new Problem(ProblemCode.ERASURE_TEACHES, String.join(", ", alone));
    }
    ledger.add("TEMPLATES", DeletionCause.ERASURE, faces.destroy(person));
    ledger.add("CONSENTS", DeletionCause.ERASURE, faces.forgetConsents(person));
    ledger.add("ATTEMPTS", DeletionCause.ERASURE, rows.removeAttemptsOf(person.value()));
    rows.silenceCorrections(person.value());
    courses.leaveAll(person);
    data.remove(person.value()).forEach((kind, n) -> ledger.add(kind, DeletionCause.ERASURE, n));
    accounts.erase(person);
  }
}
