package org.adsum.checkin.boundary;

import java.time.Instant;
import java.util.List;
import org.adsum.checkin.entity.ChallengePlace;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.session.boundary.SessionView;

/**
 * A ticket as its holder sees it.
 *
 * @param ticket the secret
 * @param expiresAt until when it can be used
 * @param session what it is for
 * @param challenge what the frames must show, in order
 * @param way FACE: frames are expected; CODE: the student does without, and the next code of the
 *     wall is typed instead
 */
public record TicketView(
    String ticket,
    Instant expiresAt,
    SessionView session,
    List<ChallengePlace> challenge,
    CheckInWay way) {

  /** Who shows it may check in: it is not for logs. */
  @Override
  public String toString() {
    return "TicketView[session=" + session.id() + ", expiresAt=" + expiresAt + "]";
  }
}
