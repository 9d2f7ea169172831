package org.adsum.checkin.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adsum.checkin.control.Admission;
import org.adsum.checkin.control.AttemptViews;
import org.adsum.checkin.control.CheckInRepository;
import org.adsum.checkin.control.Fitness;
import org.adsum.checkin.control.FrameEnvelope;
import org.adsum.checkin.control.Submissions;
import org.adsum.checkin.control.Tickets;
import org.adsum.checkin.control.VerificationQueue;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.checkin.entity.Challenge;
import org.adsum.checkin.entity.ChallengeFrame;
import org.adsum.checkin.entity.ChallengePlace;
import org.adsum.checkin.entity.CheckInAttempt;
import org.adsum.checkin.entity.CheckInTicket;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionView;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.CodeBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.Photo;

/** The student's way in: code, ticket, frames, verdict. */
@Stateless
public class CheckInBoundary {
  /** Fewest and most frames of a submission. */
  public static final int FEWEST_FRAMES = Challenge.FEWEST_FRAMES;

  public static final int MOST_FRAMES = Challenge.MOST_FRAMES;

  @Inject CheckInRepository checkIns;
  @Inject Submissions submissions;
  @Inject Tickets tickets;
  @Inject Fitness fitness;
  @Inject AttemptViews views;
  @Inject CodeBoundary codes;
  @Inject CourseBoundary courses;
  @Inject EnrolmentBoundary enrolments;
  @Inject FrameEnvelope envelope;
  @Inject Admission admission;
  @Inject VerificationQueue queue;
  @Inject Event<AttemptSubmitted> submitted;
  @Inject Clock clock;
  @Resource SessionContext context;

  /**
   * Swaps a scanned code for a ticket that no student has yet, for somebody who has not signed in.
   *
   * @throws Problem code-unknown, code-old, session-not-open-yet, session-locked, session-closed
   */
  @PermitAll
  public TicketView scan(String code) {
    return tickets.issue(codes.redeem(code), null, CheckInWay.FACE);
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
    CheckInTicket ticket = tickets.requireLive(checkIns.lockTicket(Tickets.hash(secret)), caller());
    SessionView session = codes.requireOpen(new SessionId(ticket.sessionId()));
    CheckInWay chosen = chosen(way);
    fitness.require(session, caller(), chosen);
    return Tickets.view(secret, ticket, session, chosen);
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
    CheckInWay chosen = chosen(way);
    fitness.require(session, caller(), chosen);
    return tickets.issue(session, caller(), chosen);
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
    Submissions.requireKey(idempotencyKey);
    // A repeat may come while the first is on its way, so the key is asked under the ticket's lock,
    // and long after the ticket is spent, so before anything is required of that.
    Optional<CheckInTicket> found = checkIns.lockTicket(Tickets.hash(secret));
    Optional<Submitted> before = submissions.earlier(caller(), idempotencyKey);
    if (before.isPresent()) {
      return before.get();
    }
    if (frames.size() < FEWEST_FRAMES || frames.size() > MOST_FRAMES) {
      throw new Problem(ProblemCode.PHOTO_COUNT, FEWEST_FRAMES, MOST_FRAMES);
    }
    CheckInTicket ticket = tickets.requireLive(found, caller());
    SessionView session = codes.requireOpen(new SessionId(ticket.sessionId()));
    fitness.require(session, caller(), CheckInWay.FACE);
    List<ChallengeFrame> placed = placed(ticket.challenge(), frames, places);
    boolean early = admission.enter(session.id());
    Instant now = clock.instant();
    // From the submission on the time is the server's to lose, so the verdict gets a whole ticket's
    // life.
    Duration life = Duration.ofSeconds(tickets.seconds());
    CheckInAttempt attempt = submissions.attempt(ticket, idempotencyKey, now, now.plus(life));
    checkIns.add(attempt);
    checkIns.flush();
    queue.send(attempt.id(), envelope.seal(attempt.id(), placed), life, early);
    submitted.fire(new AttemptSubmitted(session.id(), caller(), attempt.id()));
    return new Submitted(new AttemptId(attempt.id()), true);
  }

  /**
   * How an attempt of the calling student stands.
   *
   * @throws Problem not-found, also for another student's
   */
  @RolesAllowed(Role.STUDENT_NAME)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public CheckInView get(AttemptId id) {
    return views.of(own(id));
  }

  /** After how many seconds it makes sense to ask again for a verdict that is not there yet. */
  @RolesAllowed(Role.STUDENT_NAME)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public int secondsUntilNews() {
    return admission.secondsUntilNews();
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
    CheckInWay chosen = chosen(way);
    fitness.require(session, caller(), chosen);
    return tickets.issue(session, caller(), spent.expiresAt(), chosen);
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

  private CheckInWay chosen(CheckInWay way) {
    return way == null ? enrolments.wayOf(new UserId(caller())) : way;
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
