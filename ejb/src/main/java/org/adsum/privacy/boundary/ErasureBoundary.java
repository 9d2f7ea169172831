package org.adsum.privacy.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.course.boundary.LeavingSystemBoundary;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.identity.boundary.ErasureSystemBoundary;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.control.PrivacyLog;
import org.adsum.privacy.control.PrivacyRepository;
import org.adsum.privacy.entity.ErasureRequest;
import org.adsum.settings.boundary.SettingValues;
import org.adsum.settings.entity.Setting;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;

/** Requests to be erased, from both sides. */
@Stateless
public class ErasureBoundary {
  private static final int LIST = 200;
  private static final int SHORTEST_ANSWER = 3;

  @Inject PrivacyRepository privacy;
  @Inject ErasureSystemBoundary accounts;
  @Inject ScopeBoundary scopes;
  @Inject LeavingSystemBoundary courses;
  @Inject EnrolmentBoundary enrolment;
  @Inject SettingValues settings;
  @Inject PrivacyLog log;
  @Inject InputCheck input;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** The caller's last request. */
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  public Optional<ErasureView> mine() {
    return privacy.lastOf(caller());
  }

  /**
   * Asks for the caller to be erased. A student's consent is withdrawn and the templates are
   * destroyed at once; the rest waits for an admin.
   *
   * @throws Problem erasure-open
   */
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  public ErasureView request() {
    ErasureRequest request = open(caller());
    log.append("erasure.requested", caller(), "request=" + request.id());
    if (context.isCallerInRole(Role.STUDENT_NAME)) {
      enrolment.withdraw();
    }
    return view(request);
  }

  /**
   * Calls the caller's request off, as long as it was not carried out.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  public ErasureView cancelMine() {
    ErasureRequest request =
        privacy
            .openRequestOf(caller())
            .flatMap(privacy::lock)
            .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    request.cancel(caller(), clock.instant());
    log.append("erasure.cancelled", request.userId(), "request=" + request.id());
    return view(request);
  }

  /**
   * The requests, those that wait first, for those who see the whole university.
   *
   * @throws Problem forbidden
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public List<ErasureView> all() {
    scopes.requireWhole();
    return privacy.requests(LIST);
  }

  /** The last request of a person. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public Optional<ErasureView> of(UserId person) {
    return privacy.lastOf(person.value());
  }

  /**
   * Decides that a person is to be erased, after the waiting time, without the person asking here.
   *
   * @throws Problem not-found, account-erased, last-admin, erasure-teaches, erasure-open
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public ErasureView erase(UserId person) {
    requireErasable(person);
    ErasureRequest request = open(person.value());
    schedule(request);
    return view(request);
  }

  /**
   * Decides on a request, or calls it off.
   *
   * @throws Problem not-found, invalid-input, changed-meanwhile, erasure-decided; to schedule also
   *     account-erased, last-admin, erasure-teaches
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public ErasureView decide(String id, ErasureDecision wanted) {
    input.require(wanted);
    ErasureRequest request = privacy.lock(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (request.version() != wanted.version()) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
    switch (wanted.state()) {
      case SCHEDULED -> {
        requireErasable(new UserId(request.userId()));
        schedule(request);
      }
      case REFUSED -> {
        String answer = wanted.answer() == null ? "" : wanted.answer().strip();
        if (answer.length() < SHORTEST_ANSWER) {
          throw new Problem(ProblemCode.INVALID_INPUT, "answer", "must tell the person why");
        }
        request.refuse(caller(), clock.instant(), answer);
        log.append("erasure.refused", request.userId(), "request=" + request.id());
      }
      case CANCELLED -> {
        request.cancel(caller(), clock.instant());
        log.append("erasure.cancelled", request.userId(), "request=" + request.id());
      }
      default -> throw new Problem(ProblemCode.INVALID_INPUT, "state", "cannot be decided");
    }
    return view(request);
  }

  private ErasureRequest open(String person) {
    if (privacy.openRequestOf(person).isPresent()) {
      throw new Problem(ProblemCode.ERASURE_OPEN);
    }
    ErasureRequest request = new ErasureRequest(ids.next(), person, caller(), clock.instant());
    privacy.add(request);
    privacy.flush();
    return request;
  }

  private void schedule(ErasureRequest request) {
    Instant now = clock.instant();
    Instant due = now.plus(Duration.ofDays(settings.number(Setting.PRIVACY_ERASURE_WAIT_DAYS)));
    request.schedule(caller(), now, due);
    log.append("erasure.scheduled", request.userId(), "request=" + request.id() + " due=" + due);
  }

  private void requireErasable(UserId person) {
    accounts.requireErasable(person);
    List<String> alone = courses.taughtAloneBy(person);
    if (!alone.isEmpty()) {
      throw new Problem(ProblemCode.ERASURE_TEACHES, String.join(", ", alone));
    }
  }

  private ErasureView view(ErasureRequest request) {
    privacy.flush();
    return privacy.view(request.id()).orElseThrow();
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
