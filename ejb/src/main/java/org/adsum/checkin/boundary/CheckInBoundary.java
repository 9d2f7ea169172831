package org.adsum.checkin.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.checkin.control.Admission;
import org.adsum.checkin.control.AttemptViews;
import org.adsum.checkin.control.CheckInRepository;
import org.adsum.checkin.control.CodeTries;
import org.adsum.checkin.control.FrameEnvelope;
import org.adsum.checkin.control.Reviews;
import org.adsum.checkin.control.VerificationQueue;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.checkin.entity.Challenge;
import org.adsum.checkin.entity.ChallengeFrame;
import org.adsum.checkin.entity.ChallengePlace;
import org.adsum.checkin.entity.CheckInAttempt;
import org.adsum.checkin.entity.CheckInTicket;
import org.adsum.checkin.entity.ReviewCase;
import org.adsum.checkin.entity.ReviewDecision;
import org.adsum.checkin.entity.TicketState;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.course.boundary.SectionView;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.CodeBoundary;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.QrCode;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.Sealer;
import org.adsum.shared.entity.Base32;
import org.adsum.shared.entity.Photo;
import org.adsum.verification.boundary.VerificationBoundary;
import org.adsum.verification.entity.LivenessMode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The student's way in: code, ticket, frames, verdict. */
@Stateless
public class CheckInBoundary {
  /** Fewest and most frames of a submission. */
  public static final int FEWEST_FRAMES = Challenge.FEWEST_FRAMES;

  public static final int MOST_FRAMES = Challenge.MOST_FRAMES;

  private static final int SECRET_BYTES = 20;
  private static final int LONGEST_KEY = 100;

  @Inject CheckInRepository checkIns;
  @Inject AttemptViews views;
  @Inject Reviews reviews;
  @Inject CodeTries tries;
  @Inject CodeBoundary codes;
  @Inject SessionBoundary sessions;
  @Inject CourseBoundary courses;
  @Inject EnrolmentBoundary enrolments;
  @Inject AttendanceBoundary attendance;
  @Inject VerificationBoundary verification;
  @Inject FrameEnvelope envelope;
  @Inject Admission admission;
  @Inject VerificationQueue queue;
  @Inject AuditLog audit;
  @Inject Event<AttemptSubmitted> submitted;
  @Inject Event<AttemptConcluded> concluded;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  @Inject
  @ConfigProperty(name = "adsum.ticket.seconds", defaultValue = "180")
  long ticketSeconds;

  /** An accepted submission, and whether this call made it. */
  public record Submitted(AttemptId attempt, boolean created) {}

  /**
   * Swaps a scanned code for a ticket that no student has yet, for somebody who has not signed in.
   *
   * @throws Problem code-unknown, code-old, session-not-open-yet, session-locked, session-closed
   */
  @PermitAll
  public TicketView scan(String code) {
    return newTicket(codes.redeem(code), null, CheckInWay.FACE);
  }

  /**
   * Gives a scanned ticket to the calling student. Repeating it is harmless.
   *
   * @param way null for the one that the student has chosen
   * @throws Problem ticket-unknown, ticket-expired, ticket-spent, and what {@link #issue} throws of
   *     the student
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public TicketView take(String secret, CheckInWay way) {
    CheckInTicket ticket = liveTicket(secret);
    SessionView session = codes.requireOpen(new SessionId(ticket.sessionId()));
    requireFit(session, chosen(way));
    return view(secret, ticket, session, chosen(way));
  }

  /**
   * Swaps a code (scanned, typed, or the whole address) for a ticket of the calling student. Either
   * way can be gone with any ticket; which one it is got for decides what is required of the
   * student.
   *
   * @param way null for the one that the student has chosen
   * @throws Problem code-unknown, code-old, session-not-open-yet, session-locked, session-closed,
   *     not-on-roster, already-marked, too-many-tries, check-in-pending; by FACE not-enrolled,
   *     face-engine-unavailable; by CODE review-open; the code stays good
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public TicketView issue(String code, CheckInWay way) {
    SessionView session =
        codes.isShort(code) ? codes.redeemShort(code, ownSections()) : codes.redeem(code);
    requireFit(session, chosen(way));
    return newTicket(session, caller(), chosen(way));
  }

  /**
   * Accepts the frames of a ticket for judgement. The attempt and its message are one transaction.
   *
   * @param idempotencyKey 1 to 100 printable ASCII characters, chosen by the client, the same for
   *     every repeat of a request
   * @param places what each frame shows, in order and by commas; null means that all are FRONT
   * @throws Problem idempotency-key-missing, photo-count, ticket-unknown (also for another
   *     student's), ticket-expired, ticket-spent, challenge-mismatch (the ticket lives on), busy,
   *     and what {@link #issue} throws of session and student
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public Submitted submit(String secret, String idempotencyKey, List<Photo> frames, String places) {
    requireKey(idempotencyKey);
    // A repeat may come while the first is on its way, so the key is asked under the ticket's lock,
    // and long after the ticket is spent, so before anything is required of that.
    Optional<CheckInTicket> found = checkIns.lockTicket(Sealer.hash(secret == null ? "" : secret));
    Optional<Submitted> before = earlier(idempotencyKey);
    if (before.isPresent()) {
      return before.get();
    }
    if (frames.size() < FEWEST_FRAMES || frames.size() > MOST_FRAMES) {
      throw new Problem(ProblemCode.PHOTO_COUNT, FEWEST_FRAMES, MOST_FRAMES);
    }
    CheckInTicket ticket = requireLive(found);
    SessionView session = codes.requireOpen(new SessionId(ticket.sessionId()));
    requireFit(session, CheckInWay.FACE);
    List<ChallengeFrame> placed = placed(ticket.challenge(), frames, places);
    boolean early = admission.enter(session.id());
    Instant now = clock.instant();
    // From the submission on the time is the server's to lose, so the verdict gets a whole ticket's
    // life.
    Duration life = Duration.ofSeconds(ticketSeconds);
    CheckInAttempt attempt = newAttempt(ticket, idempotencyKey, now, now.plus(life));
    checkIns.flush();
    queue.send(attempt.id(), envelope.seal(attempt.id(), placed), life, early);
    submitted.fire(new AttemptSubmitted(session.id(), caller(), attempt.id()));
    return new Submitted(new AttemptId(attempt.id()), true);
  }

  /**
   * Checks in without a face (rule 11): the attempt is in REVIEW at once, nothing is measured, and
   * a teacher confirms.
   *
   * @param idempotencyKey as in {@link #submit}
   * @param typed the short code of a step after the one in which the ticket was got
   * @throws Problem idempotency-key-missing, ticket-unknown (also for another student's),
   *     ticket-expired, ticket-spent, code-early (the ticket lives on), code-old, code-unknown (the
   *     ticket lives on, but for the fifth of these), and what {@link #issue} throws of session and
   *     student
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public Submitted submitCode(String secret, String idempotencyKey, String typed) {
    requireKey(idempotencyKey);
    Optional<Submitted> before = earlier(idempotencyKey);
    if (before.isPresent()) {
      return before.get();
    }
    byte[] hash = Sealer.hash(secret == null ? "" : secret);
    QrCode.Standing standing = tries.judge(hash, caller(), typed);
    Optional<CheckInTicket> found = checkIns.lockTicket(hash);
    before = earlier(idempotencyKey);
    if (before.isPresent()) {
      return before.get();
    }
    // The wrong code that ends a ticket is told as what it is.
    found
        .filter(ended -> ended.state() == TicketState.REPLACED)
        .ifPresent(ended -> requireGood(standing));
    CheckInTicket ticket = requireLive(found);
    SessionView session = codes.requireOpen(new SessionId(ticket.sessionId()));
    requireFit(session, CheckInWay.CODE);
    requireGood(standing);
    Instant now = clock.instant();
    CheckInAttempt attempt = newAttempt(ticket, idempotencyKey, now, ticket.expiresAt());
    attempt.conclude(AttemptState.REVIEW, AttemptReason.NO_FACE_CHOSEN, now);
    checkIns.add(new ReviewCase(attempt.id(), now));
    checkIns.flush();
    audit.append(
        new AuditEvent(
            "session:" + attempt.sessionId(),
            "attempt.concluded",
            caller(),
            "attempt=" + attempt.id() + " state=REVIEW reason=" + attempt.reason()));
    concluded.fire(new AttemptConcluded(caller(), views.of(attempt)));
    return new Submitted(new AttemptId(attempt.id()), true);
  }

  private static void requireGood(QrCode.Standing standing) {
    switch (standing) {
      case GOOD -> {}
      case EARLY -> throw new Problem(ProblemCode.CODE_EARLY);
      case OLD -> throw new Problem(ProblemCode.CODE_OLD);
      case WRONG -> throw new Problem(ProblemCode.CODE_UNKNOWN);
    }
  }

  private CheckInAttempt newAttempt(
      CheckInTicket ticket, String idempotencyKey, Instant at, Instant expiresAt) {
    ticket.spend();
    CheckInAttempt attempt = new CheckInAttempt(ids.next(), ticket, idempotencyKey, at, expiresAt);
    checkIns.add(attempt);
    return attempt;
  }

  /**
   * How an attempt of the calling student stands.
   *
   * @throws Problem not-found, also for another student's
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public CheckInView get(AttemptId id) {
    return views.of(own(id));
  }

  /**
   * Another ticket after a rejection, without a new scan, while the first ticket would still live.
   *
   * @param way null for the one that the student has chosen
   * @throws Problem not-found, retry-not-possible, ticket-expired, too-many-tries, and what {@link
   *     #issue} throws
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public TicketView retry(AttemptId id, CheckInWay way) {
    CheckInAttempt attempt = own(id);
    if (attempt.state() != AttemptState.REJECTED && attempt.state() != AttemptState.FAILED) {
      throw new Problem(ProblemCode.RETRY_NOT_POSSIBLE);
    }
    CheckInTicket spent =
        checkIns
            .findTicket(attempt.ticketId())
            .orElseThrow(() -> new Problem(ProblemCode.TICKET_UNKNOWN));
    if (spent.isExpired(clock.instant())) {
      throw new Problem(ProblemCode.TICKET_EXPIRED);
    }
    SessionView session = codes.requireOpen(new SessionId(attempt.sessionId()));
    requireFit(session, chosen(way));
    return newTicket(session, caller(), spent.expiresAt(), chosen(way));
  }

  /**
   * All attempts of a session for its teacher, the newest first.
   *
   * @throws Problem not-found, not-your-section
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<BoardAttempt> ofSession(SessionId session) {
    sessions.get(session);
    return checkIns.ofSession(session.value());
  }

  /**
   * Decides an attempt in review (rule 10): CONFIRM makes the student's record, by the time of the
   * submission, unless there is one already; REFUSE makes none. Possible also when the session is
   * over. The same decision twice is harmless.
   *
   * @throws Problem not-found, also for an attempt of another session or of a section that the
   *     caller does not teach; review-decided when it was decided otherwise, or is to be refused
   *     and the student has been marked meanwhile
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public ReviewView review(SessionId sessionId, AttemptId id, ReviewDecision decision) {
    SessionView session = ownSession(sessionId);
    return reviews.decide(session, attemptOf(session, id.value()), decision, caller());
  }

  /**
   * Confirms several check-ins at once, in one transaction. Those that somebody has decided
   * meanwhile stay as they are, which the answer tells.
   *
   * @throws Problem not-found, also when one of them is not an attempt in review of this session;
   *     nothing is confirmed then
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public List<ReviewView> confirmAll(SessionId sessionId, Collection<AttemptId> attempts) {
    SessionView session = ownSession(sessionId);
    // One order for everybody who decides, so that two teachers do not wait for each other.
    return attempts.stream()
        .map(AttemptId::value)
        .distinct()
        .sorted()
        .map(id -> reviews.confirmIfOpen(session, attemptOf(session, id), caller()))
        .toList();
  }

  private CheckInAttempt attemptOf(SessionView session, String id) {
    return checkIns
        .findAttempt(id)
        .filter(a -> a.sessionId().equals(session.id()))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /** A review names a student's attempt: to others than its teachers there is none. */
  private SessionView ownSession(SessionId id) {
    try {
      SessionView session = sessions.get(id);
      courses.requireTeacher(new SectionId(session.section()));
      return session;
    } catch (Problem problem) {
      throw problem.code() == ProblemCode.NOT_YOUR_SECTION
          ? new Problem(ProblemCode.NOT_FOUND)
          : problem;
    }
  }

  private static List<ChallengeFrame> placed(
      Challenge challenge, List<Photo> frames, String places) {
    List<ChallengePlace> given =
        challenge
            .answeredBy(places, frames.size())
            .orElseThrow(() -> new Problem(ProblemCode.CHALLENGE_MISMATCH));
    return IntStream.range(0, frames.size())
        .mapToObj(i -> new ChallengeFrame(given.get(i), frames.get(i).bytes()))
        .toList();
  }

  /** Moves are asked for only where they decide. */
  private Challenge newChallenge() {
    return verification.livenessMode() == LivenessMode.ENFORCED
        ? Challenge.drawn(ids::number)
        : Challenge.STILL;
  }

  /**
   * The one of the student's last ticket in the session while that was not used, so that nobody
   * scans again until the moves suit a recording.
   */
  private Challenge challengeFor(String session, String student, String ticket) {
    Challenge fresh = newChallenge();
    return checkIns
        .lastTicket(session, student, ticket)
        .filter(last -> last.state() != TicketState.SPENT)
        .map(CheckInTicket::challenge)
        .filter(last -> last.asksMoves() == fresh.asksMoves())
        .orElse(fresh);
  }

  private static TicketView view(
      String secret, CheckInTicket ticket, SessionView session, CheckInWay way) {
    return new TicketView(secret, ticket.expiresAt(), session, ticket.challenge().places(), way);
  }

  private CheckInWay chosen(CheckInWay way) {
    return way == null ? enrolments.wayOf(new UserId(caller())) : way;
  }

  private TicketView newTicket(SessionView session, String student, CheckInWay way) {
    return newTicket(session, student, clock.instant().plusSeconds(ticketSeconds), way);
  }

  private TicketView newTicket(
      SessionView session, String student, Instant expiresAt, CheckInWay way) {
    String secret = Base32.encode(ids.random(SECRET_BYTES));
    String id = ids.next();
    CheckInTicket ticket =
        new CheckInTicket(
            id, Sealer.hash(secret), session.id(), newChallenge(), clock.instant(), expiresAt);
    if (student != null) {
      checkIns.replaceLiveTickets(session.id(), student, id);
      ticket.ask(challengeFor(session.id(), student, id));
      ticket.bind(student);
    }
    checkIns.add(ticket);
    return view(secret, ticket, session, way);
  }

  private CheckInTicket liveTicket(String secret) {
    return requireLive(checkIns.lockTicket(Sealer.hash(secret == null ? "" : secret)));
  }

  /** Another student's ticket is as good as none: who holds a stolen one learns nothing. */
  private CheckInTicket requireLive(Optional<CheckInTicket> found) {
    CheckInTicket ticket =
        found
            .filter(t -> t.studentId() == null || t.studentId().equals(caller()))
            .orElseThrow(() -> new Problem(ProblemCode.TICKET_UNKNOWN));
    if (ticket.state() != TicketState.LIVE) {
      throw new Problem(ProblemCode.TICKET_SPENT);
    }
    if (ticket.isExpired(clock.instant())) {
      throw new Problem(ProblemCode.TICKET_EXPIRED);
    }
    // First the tickets of earlier scans end: the database holds one live ticket a student.
    checkIns.replaceLiveTickets(ticket.sessionId(), caller(), ticket.id());
    if (ticket.studentId() == null) {
      ticket.ask(challengeFor(ticket.sessionId(), caller(), ticket.id()));
    }
    ticket.bind(caller());
    return ticket;
  }

  /** Whether this student may check in to this session now in this way (rule 8). */
  private void requireFit(SessionView session, CheckInWay way) {
    UserId student = new UserId(caller());
    if (!courses.isOnRoster(new SectionId(session.section()), student, clock.instant())) {
      throw new Problem(ProblemCode.NOT_ON_ROSTER, session.label());
    }
    attendance
        .find(new SessionId(session.id()), student)
        .ifPresent(
            record -> {
              throw new Problem(ProblemCode.ALREADY_MARKED, record.status().name(), record.at());
            });
    if (checkIns.hasPending(session.id(), caller())) {
      throw new Problem(ProblemCode.CHECK_IN_PENDING);
    }
    if (way == CheckInWay.CODE) {
      requireFitForCode(session);
    } else {
      requireFitForFace(session, student);
    }
  }

  private void requireFitForCode(SessionView session) {
    if (checkIns.hasOpenReview(session.id(), caller())) {
      throw new Problem(ProblemCode.REVIEW_OPEN);
    }
    if (views.codeTriesLeft(session.id(), caller()) == 0) {
      throw new Problem(ProblemCode.TOO_MANY_TRIES);
    }
  }

  private void requireFitForFace(SessionView session, UserId student) {
    if (views.triesLeft(session.id(), caller()) == 0) {
      throw new Problem(ProblemCode.TOO_MANY_TRIES);
    }
    enrolments.requireFaceEngine();
    enrolments.requireEnrolled(student);
  }

  private Optional<Submitted> earlier(String idempotencyKey) {
    return checkIns
        .findByKey(caller(), idempotencyKey)
        .map(a -> new Submitted(new AttemptId(a.id()), false));
  }

  private static void requireKey(String key) {
    boolean good =
        key != null
            && !key.isBlank()
            && key.length() <= LONGEST_KEY
            && key.chars().allMatch(c -> c > 32 && c < 127);
    if (!good) {
      throw new Problem(ProblemCode.IDEMPOTENCY_KEY_MISSING);
    }
  }

  private CheckInAttempt own(AttemptId id) {
    return checkIns
        .findAttempt(id.value())
        .filter(a -> a.studentId().equals(caller()))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private List<String> ownSections() {
    return courses.attendedByMe().stream().map(SectionView::id).toList();
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
