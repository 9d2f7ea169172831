package org.adsum.web.checkin;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.adsum.checkin.boundary.TicketView;
import org.adsum.session.boundary.SessionView;

/**
 * The ticket of a scan, kept in the HTTP session from before the sign-in until the check-in page
 * uses it.
 *
 * @param secret shows that the bearer has scanned
 * @param expiresAt until when it can be used
 * @param course the course's code
 * @param number of the section within the course
 * @param title of the course
 * @param room or null
 * @param session id of the session
 */
record ScannedTicket(
    String secret,
    Instant expiresAt,
    String session,
    String course,
    String number,
    String title,
    String room)
    implements Serializable {

  private static final String ATTRIBUTE = ScannedTicket.class.getName();

  /** How long it is still worth saying that the time is over. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  static ScannedTicket of(TicketView ticket) {
    SessionView session = ticket.session();
    return new ScannedTicket(
        ticket.ticket(),
        ticket.expiresAt(),
        session.id(),
        session.course(),
        session.number(),
        session.title(),
        session.room());
  }

  /** The ticket of the latest scan in this HTTP session. */
  static Optional<ScannedTicket> in(HttpSession session, Instant now) {
    return session != null && session.getAttribute(ATTRIBUTE) instanceof ScannedTicket ticket
        ? Optional.of(ticket).filter(t -> now.isBefore(t.expiresAt.plus(REMEMBERED)))
        : Optional.empty();
  }

  /** Replaces the ticket of an earlier scan. */
  void keepIn(HttpSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  /** Forgets it: the person wants to scan anew. */
  static void dropFrom(HttpSession session) {
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }

  /** Who shows the secret may check in: it is not for logs. */
  @Override
  public String toString() {
    return "ScannedTicket[session=" + session + ", expiresAt=" + expiresAt + "]";
  }
}
