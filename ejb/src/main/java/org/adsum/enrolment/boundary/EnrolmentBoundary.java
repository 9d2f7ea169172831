package org.adsum.enrolment.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.enrolment.control.ConsentTextRepository;
import org.adsum.enrolment.control.EnrolmentList;
import org.adsum.enrolment.control.EnrolmentPolicy;
import org.adsum.enrolment.control.EnrolmentReport;
import org.adsum.enrolment.control.EnrolmentRequestRepository;
import org.adsum.enrolment.control.EnrolmentRequests;
import org.adsum.enrolment.control.LookalikeRepository;
import org.adsum.enrolment.control.PhotoCheck;
import org.adsum.enrolment.control.TemplateRepository;
import org.adsum.enrolment.control.TemplateVault;
import org.adsum.enrolment.entity.BiometricConsent;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.enrolment.entity.ChosenWay;
import org.adsum.enrolment.entity.ConsentKind;
import org.adsum.enrolment.entity.DataKey;
import org.adsum.enrolment.entity.EnrolmentRequest;
import org.adsum.enrolment.entity.FaceTemplate;
import org.adsum.enrolment.entity.RequestState;
import org.adsum.enrolment.entity.TemplateAge;
import org.adsum.enrolment.entity.TemplateChoice;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.Scope;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.ListRepository;
import org.adsum.shared.control.SqlList;
import org.adsum.shared.entity.Photo;

/** Consent and enrolment, by the student or by an admin. */
@Stateless
public class EnrolmentBoundary {
  /** Fewest photos of a student's own enrolment. */
  public static final int FEWEST_PHOTOS = 3;

  /** Most photos of an enrolment. */
  public static final int MOST_PHOTOS = FaceTemplate.MOST;

  @Inject TemplateRepository templates;
  @Inject ConsentTextRepository texts;
  @Inject EnrolmentReport report;
  @Inject LookalikeRepository lookalikes;
  @Inject TemplateVault vault;
  @Inject EnrolmentPolicy policy;
  @Inject EnrolmentRequests waiting;
  @Inject EnrolmentRequestRepository requests;
  @Inject FaceReader faces;
  @Inject SignInBoundary accounts;
  @Inject UserBoundary users;
  @Inject ScopeBoundary scopes;
  @Inject ListRepository lists;
  @Inject AuditLog audit;
  @Inject Event<FaceDataDestroyed> destroyedData;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** Where the calling student stands. */
  @RolesAllowed(Role.STUDENT_NAME)
  public EnrolmentView mine() {
    return view(caller());
  }

  /**
   * Chooses how the calling student checks in from now on; no reason is asked for. Templates on
   * file stay until the consent is withdrawn.
   *
   * @throws Problem invalid-input when none is named
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public EnrolmentView choose(CheckInWay way) {
    if (way == null) {
      throw new Problem(ProblemCode.INVALID_INPUT, "way", Words.of("value-unreadable"));
    }
    Optional<ChosenWay> before = templates.chosenWay(caller());
    if (wayOf(new UserId(caller())) != way) {
      before.ifPresentOrElse(
          chosen -> chosen.choose(way, clock.instant()),
          () -> templates.add(new ChosenWay(caller(), way, clock.instant())));
      log("way.chosen", caller(), "way=" + way);
    }
    return view(caller());
  }

  /** The way in which a student checks in: by FACE unless CODE was chosen. */
  @PermitAll
  public CheckInWay wayOf(UserId student) {
    return templates.chosenWay(student.value()).map(ChosenWay::way).orElse(CheckInWay.FACE);
  }

  /**
   * Gives the calling student's consent to the current text.
   *
   * @param version of the text that the student has read; null for the current one
   * @throws Problem changed-meanwhile when the text that was read is not the current one
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public EnrolmentView consent(Integer version) {
    if (version != null && version != texts.current().version()) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
    state(caller(), ConsentKind.GIVEN);
    return view(caller());
  }

  /**
   * Takes the consent back and destroys the calling student's templates at once, and with them what
   * was found by them.
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public EnrolmentView withdraw() {
    state(caller(), ConsentKind.WITHDRAWN);
    int destroyed = templates.destroyAll(caller());
    // After the templates: a search that is at work cannot add a pair without them.
    lookalikes.removeAllOf(caller());
    waiting.endPendingOf(caller(), "withdrawn");
    requests.destroyIdPhoto(caller());
    log("templates.destroyed", caller(), "count=" + destroyed);
    destroyedData.fire(new FaceDataDestroyed(new UserId(caller()), destroyed));
    return view(caller());
  }

  /**
   * Enrols the calling student from three to five photos, at once or when it is approved (rule 9):
   * until then earlier templates go on working. Photos that show nearly the same make one template;
   * the answer tells how many were made.
   *
   * @throws Problem consent-missing, photo-count, and what {@link #enrolFor} throws of the photos
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public EnrolmentView enrol(List<Photo> photos) {
    if (!agreesTo(texts.current().version(), templates.lastConsent(caller()))) {
      throw new Problem(ProblemCode.CONSENT_MISSING);
    }
    if (photos.size() < FEWEST_PHOTOS) {
      throw new Problem(ProblemCode.PHOTO_COUNT, FEWEST_PHOTOS, FaceTemplate.MOST);
    }
    return enrol(caller(), photos, policy.asksForApproval());
  }

  /**
   * Enrols a student from one to five photos that the institution holds; the admin attests the
   * consent, which is noted.
   *
   * @throws Problem not-found, invalid-input when it is not a student, photo-count, photo-no-face,
   *     photo-several-faces, photo-too-dark, photo-too-bright, photo-too-small, photo-blurred,
   *     photo-turned-away, photo-cut-off, photo-covered, photo-damaged, photos-differ; each names
   *     the photo by its place, and brings those of the other photos along
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public EnrolmentView enrolFor(UserId student, List<Photo> photos) {
    var account =
        accounts.callerById(student).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (!account.roles().contains(Role.STUDENT)) {
      throw new Problem(
          ProblemCode.INVALID_INPUT, account.username(), "does not have the role STUDENT");
    }
    users.get(student);
    enrol(student.value(), photos, false);
    state(student.value(), ConsentKind.GIVEN);
    return view(student.value());
  }

  /**
   * One page of students with their enrolment, for admins; {@code missingOnly} keeps those without
   * a template.
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<EnrolmentRow> page(PageRequest request, boolean missingOnly) {
    Scope scope = scopes.reading();
    return new Page<>(
        report.page(request, missingOnly, faces.model(), scope),
        report.count(request, missingOnly, faces.model(), scope));
  }

  /**
   * Where a student stands, for the console.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public EnrolmentView of(UserId student) {
    users.get(student);
    return view(student.value());
  }

  /**
   * Returns when faces can be read on this server.
   *
   * @throws Problem face-engine-unavailable
   */
  @PermitAll
  public void requireFaceEngine() {
    if (faces.fault().isPresent()) {
      throw new Problem(ProblemCode.FACE_ENGINE_UNAVAILABLE);
    }
  }

  /** How many students have templates of each model, the largest number first. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public List<ModelUse> modelUse() {
    return report.modelUse();
  }

  /** One page of the list of students with their templates, see {@link EnrolmentList}. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<EnrolmentRow> list(ListQuery query) {
    return scopes.reading().whole() && query.q() == null && query.filter("state") == null
        ? lists.page(rows(), query, () -> count(query.filter("status")))
        : lists.page(rows(), query);
  }

  /** Without words the sums tell it, which take a fraction of looking at every student. */
  private long count(String status) {
    if (status == null) {
      return report.countStudents();
    }
    EnrolmentCounts counts = counts();
    return switch (status) {
      case "missing" -> counts.missing();
      case "again" -> counts.enrolAgain();
      case "enrolled" -> report.countStudents() - counts.missing();
      default -> 0;
    };
  }

  /** All students of the query. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public void each(ListQuery query, Consumer<EnrolmentRow> sink) {
    lists.each(rows(), query, sink);
  }

  private SqlList<EnrolmentRow> rows() {
    FaceReader.Model model = faces.model();
    return scopes
        .reading()
        .ofPeople(EnrolmentList.ROWS, "u.id")
        .with("model", model.id())
        .with("version", model.version());
  }

  /** How many students must enrol again because the model has changed. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public long enrolAgain() {
    return modelInUse().map(model -> report.countAgain(model, scopes.reading())).orElse(0L);
  }

  /** How many students have still to enrol, for admins; also while no face can be read. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public EnrolmentCounts counts() {
    return report.counts(modelInUse().orElse(null), scopes.reading());
  }

  /**
   * Returns when the student can check in by face.
   *
   * @throws Problem not-enrolled, which tells a student with templates of another model that it is
   *     not their fault
   */
  @PermitAll
  public void requireEnrolled(UserId student) {
    FaceReader.Model model = faces.model();
    if (usable(student.value(), model).isEmpty()) {
      throw new Problem(ProblemCode.NOT_ENROLLED, Words.of(whyNot(student.value(), model)));
    }
  }

  private String whyNot(String student, FaceReader.Model model) {
    boolean waits =
        requests
            .lastOf(student)
            .filter(request -> request.state() == RequestState.PENDING)
            .isPresent();
    if (waits) {
      return "enrol-waiting";
    }
    if (!templates.templates(student, model).isEmpty()) {
      return "enrol-expired";
    }
    return templates.hasAny(student) ? "enrol-again" : "enrol-first";
  }

  /** Templates of a model that are not too old (rule 10). */
  private List<FaceTemplate> usable(String student, FaceReader.Model model) {
    TemplateAge age = policy.age();
    Instant now = clock.instant();
    return templates.templates(student, model).stream()
        .filter(template -> age.allows(template.createdAt(), now))
        .toList();
  }

  /** The student's embeddings of the model in use, opened, for the comparison. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public List<float[]> embeddingsOf(UserId student) {
    TemplateAge age = policy.age();
    Instant now = clock.instant();
    return templates.sealed(student.value(), faces.model()).stream()
        .filter(template -> age.allows(template.createdAt(), now))
        .map(vault::open)
        .toList();
  }

  private EnrolmentView enrol(String student, List<Photo> photos, boolean asks) {
    if (photos.isEmpty() || photos.size() > FaceTemplate.MOST) {
      throw new Problem(ProblemCode.PHOTO_COUNT, 1, FaceTemplate.MOST);
    }
    List<FaceReader.Reading> readings = faces.read(photos);
    PhotoCheck.require(readings, faces.samePersonFrom());
    List<TemplateChoice.Candidate> chosen =
        TemplateChoice.of(
            readings.stream()
                .map(r -> new TemplateChoice.Candidate(r.embedding(), r.quality()))
                .toList());
    FaceReader.Model model = faces.model();
    if (asks) {
      waiting.open(
          student, model, texts.current().version(), chosen, photos.get(PhotoCheck.best(readings)));
      return view(student);
    }
    waiting.endPendingOf(student, "replaced");
    requests.destroyIdPhoto(student);
    templates.destroyAll(student);
    Instant now = clock.instant();
    // A key of its own for each enrolment: what was enrolled before is gone from copies, too.
    DataKey key = vault.newKey(student, now);
    templates.add(key);
    for (int i = 0; i < chosen.size(); i++) {
      TemplateChoice.Candidate template = chosen.get(i);
      String id = ids.next();
      byte[] sealed = vault.seal(key, id, template.embedding());
      templates.add(
          new FaceTemplate(
              id,
              student,
              model.id(),
              model.version(),
              i + 1,
              sealed,
              template.quality(),
              texts.current().version(),
              now));
    }
    log(
        "templates.enrolled",
        student,
        "count=" + chosen.size() + " photos=" + photos.size() + " model=" + model.id());
    return view(student);
  }

  private void state(String student, ConsentKind kind) {
    Optional<BiometricConsent> last = templates.lastConsent(student);
    int version = texts.current().version();
    boolean alreadySo =
        kind == ConsentKind.GIVEN
            ? agreesTo(version, last)
            : last.filter(c -> c.kind() == ConsentKind.GIVEN).isEmpty();
    if (!alreadySo) {
      int seq = last.map(BiometricConsent::seq).orElse(0) + 1;
      templates.add(
          new BiometricConsent(ids.next(), student, seq, kind, version, caller(), clock.instant()));
      log(
          "consent." + kind.name().toLowerCase(java.util.Locale.ROOT),
          student,
          "version=" + version);
    }
  }

  private static boolean agreesTo(int version, Optional<BiometricConsent> last) {
    return last.filter(c -> c.allows(version)).isPresent();
  }

  private EnrolmentView view(String student) {
    Optional<BiometricConsent> given =
        templates.lastConsent(student).filter(c -> c.kind() == ConsentKind.GIVEN);
    int version = texts.current().version();
    int standing = texts.standingFrom();
    List<FaceTemplate> own =
        modelInUse()
            .map(model -> usable(student, model))
            .orElseGet(() -> templates.templates(student));
    Instant at = own.isEmpty() ? null : own.get(0).createdAt();
    boolean expired =
        own.isEmpty()
            && modelInUse()
                .filter(model -> !templates.templates(student, model).isEmpty())
                .isPresent();
    boolean again = own.isEmpty() && !expired && templates.hasAny(student);
    Optional<EnrolmentRequest> last = requests.lastOf(student);
    TemplateAge age = policy.age();
    return new EnrolmentView(
        agreesTo(version, given),
        version,
        given.map(BiometricConsent::policyVersion).orElse(null),
        given.filter(c -> c.policyVersion() < standing).isPresent(),
        own.size(),
        at,
        again,
        wayOf(new UserId(student)),
        last.filter(r -> r.state() == RequestState.PENDING)
            .map(EnrolmentRequest::submittedAt)
            .orElse(null),
        last.filter(r -> r.state() == RequestState.REFUSED)
            .map(EnrolmentRequest::reason)
            .orElse(null),
        at == null ? null : age.endOf(at).orElse(null),
        expired || at != null && age.endsSoon(at, clock.instant()));
  }

  /** Empty while not even that is known; nobody is then told to enrol again. */
  private Optional<FaceReader.Model> modelInUse() {
    try {
      return Optional.of(faces.model());
    } catch (Problem unknown) {
      return Optional.empty();
    }
  }

  private void log(String action, String student, String details) {
    audit.append(new AuditEvent("enrolment", action, student, details));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
