package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.adsum.checkin.boundary.TicketView;
import org.adsum.checkin.entity.Challenge;
import org.adsum.checkin.entity.CheckInTicket;
import org.adsum.checkin.entity.TicketState;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.Sealer;
import org.adsum.shared.entity.Base32;
import org.adsum.verification.boundary.VerificationBoundary;
import org.adsum.verification.entity.LivenessMode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives tickets out and takes them back, in the caller's transaction. */
@ApplicationScoped
public class Tickets {
  private static final int SECRET_BYTES = 20;

  @Inject CheckInRepository checkIns;
  @Inject VerificationBoundary verification;
  @Inject Ids ids;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.ticket.seconds", defaultValue = "180")
  long seconds;

  /** How long a ticket lives, in seconds. */
  public long seconds() {
    return seconds;
  }

  /** What a ticket is kept as; nothing matches a missing secret. */
  public static byte[] hash(String secret) {
    return Sealer.hash(secret == null ? "" : secret);
  }

  /**
   * A new ticket with a whole life.
   *
   * @param student null for one that nobody has yet
   */
  public TicketView issue(SessionView session, String student, CheckInWay way) {
    return issue(session, student, clock.instant().plusSeconds(seconds), way);
  }

  /** A new ticket that lives until a moment. */
  public TicketView issue(SessionView session, String student, Instant expiresAt, CheckInWay way) {
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

  /** A ticket as its student sees it. */
  public static TicketView view(
      String secret, CheckInTicket ticket, SessionView session, CheckInWay way) {
    return new TicketView(secret, ticket.expiresAt(), session, ticket.challenge().places(), way);
  }

  /**
   * A locked ticket that lives and is the student's from now on. Another student's is as good as
   * none: who holds a stolen one learns nothing.
   *
   * @throws Problem ticket-unknown, ticket-spent, ticket-expired
   */
  public CheckInTicket requireLive(Optional<CheckInTicket> found, String student) {
    CheckInTicket ticket =
        found
            .filter(t -> t.studentId() == null || t.studentId().equals(student))
            .orElseThrow(() -> new Problem(ProblemCode.TICKET_UNKNOWN));
    if (ticket.state() != TicketState.LIVE) {
      throw new Problem(ProblemCode.TICKET_SPENT);
    }
    if (ticket.isExpired(clock.instant())) {
      throw new Problem(ProblemCode.TICKET_EXPIRED);
    }
    if (ticket.studentId() == null) {
      // First the tickets of earlier scans end: the database holds one live ticket a student.
      checkIns.replaceLiveTickets(ticket.sessionId(), student, ticket.id());
      ticket.ask(challengeFor(ticket.sessionId(), student, ticket.id()));
      ticket.bind(student);
    }
    return ticket;
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
}
