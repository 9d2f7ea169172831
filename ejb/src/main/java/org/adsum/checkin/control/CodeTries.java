package org.adsum.checkin.control;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.adsum.checkin.entity.CheckInTicket;
import org.adsum.checkin.entity.TicketState;
import org.adsum.session.boundary.CodeBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.entity.QrCode;

/**
 * Judges the codes that are typed for tickets, and counts the wrong ones in a transaction of its
 * own: the refusal that follows rolls back its caller's, and would take the count with it.
 */
@Stateless
public class CodeTries {
  @Inject CheckInRepository checkIns;
  @Inject Submissions submissions;
  @Inject CodeBoundary codes;

  /**
   * How the code stands. A wrong one is counted, and the last one that a ticket bears ends it. With
   * a ticket that this student cannot use nothing is judged, and GOOD says nothing; nor is a
   * repeat, which must not count as a wrong code.
   *
   * @param ticketHash of the ticket's secret
   * @param student who types
   * @param idempotencyKey of the request
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public QrCode.Standing judge(
      byte[] ticketHash, String student, String idempotencyKey, String typed) {
    if (submissions.earlier(student, idempotencyKey).isPresent()) {
      return QrCode.Standing.GOOD;
    }
    return checkIns
        .lockTicket(ticketHash)
        .filter(t -> t.state() == TicketState.LIVE)
        .filter(t -> t.studentId() == null || t.studentId().equals(student))
        .map(ticket -> judge(ticket, typed))
        .orElse(QrCode.Standing.GOOD);
  }

  private QrCode.Standing judge(CheckInTicket ticket, String typed) {
    QrCode.Standing standing =
        codes.judgeNext(new SessionId(ticket.sessionId()), typed, ticket.issuedAt());
    if (standing == QrCode.Standing.WRONG || standing == QrCode.Standing.OLD) {
      ticket.countWrongCode();
    }
    return standing;
  }
}
