package org.adsum.session.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.adsum.session.control.SessionCodes;
import org.adsum.session.control.SessionRepository;
import org.adsum.session.entity.AttendanceSession;
import org.adsum.session.entity.QrCode;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.Base32;

/**
 * Reads codes that somebody scanned or typed. Knowing a good code is the only right that is asked
 * for here.
 */
@Stateless
public class CodeBoundary {
  /** How many steps back a code is still told to be old instead of unknown. */
  private static final int LOOK_BACK = 360;

  @Inject SessionRepository sessions;
  @Inject SessionCodes codes;
  @Inject Clock clock;

  /**
   * The open session of a scanned code, given as the code or as the whole address.
   *
   * @throws Problem code-unknown, code-old, session-not-open-yet, session-locked, session-closed
   */
  @PermitAll
  public SessionView redeem(String scanned) {
    String code = codeIn(scanned);
    if (code.length() != QrCode.LENGTH) {
      throw new Problem(ProblemCode.CODE_UNKNOWN);
    }
    AttendanceSession session =
        sessions
            .findByTag(code.substring(0, QrCode.TAG_LENGTH))
            .orElseThrow(() -> new Problem(ProblemCode.CODE_UNKNOWN));
    return admit(session, code);
  }

  /** Whether this has the form of the short code that people type. */
  @PermitAll
  public boolean isShort(String typed) {
    return codeIn(typed).length() == QrCode.SHORT_LENGTH;
  }

  /**
   * The open session of a typed code among these sections, those of the student who types: 40 bits
   * are few, so a code is never looked for in the whole university.
   *
   * @throws Problem code-unknown, code-old, session-locked, session-closed
   */
  @PermitAll
  public SessionView redeemShort(String typed, Collection<String> sectionIds) {
    String code = codeIn(typed);
    Instant now = clock.instant();
    Optional<AttendanceSession> session =
        sectionIds.stream()
            .flatMap(section -> sessions.findLive(section).stream())
            .filter(s -> codes.of(s).judge(code, now, LOOK_BACK) != QrCode.Standing.WRONG)
            .findFirst();
    return admit(session.orElseThrow(() -> new Problem(ProblemCode.CODE_UNKNOWN)), code);
  }

  /**
   * How a typed code stands that must have been shown after something happened.
   *
   * @param after when; a code of that step or one before is EARLY
   * @throws Problem not-found
   */
  @PermitAll
  public QrCode.Standing judgeNext(SessionId id, String typed, Instant after) {
    String code = codeIn(typed);
    if (code.length() != QrCode.SHORT_LENGTH) {
      return QrCode.Standing.WRONG;
    }
    AttendanceSession session =
        sessions.find(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    return codes.of(session).judgeNext(code, after, clock.instant(), LOOK_BACK);
  }

  /**
   * The session, provided that it takes check-ins at this moment.
   *
   * @throws Problem not-found, session-not-open-yet, session-locked, session-closed
   */
  @PermitAll
  public SessionView requireOpen(SessionId id) {
    SessionView session = session(id);
    SessionBoundary.requireOpen(
        session.state(), session.opensAt(), session.closesAt(), clock.instant());
    return session;
  }

  /**
   * The session, whatever its state.
   *
   * @throws Problem not-found
   */
  @PermitAll
  public SessionView session(SessionId id) {
    return sessions.view(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private SessionView admit(AttendanceSession session, String code) {
    Instant now = clock.instant();
    QrCode.Standing standing = codes.of(session).judge(code, now, LOOK_BACK);
    if (standing == QrCode.Standing.WRONG) {
      throw new Problem(ProblemCode.CODE_UNKNOWN);
    }
    SessionBoundary.requireOpen(session, now);
    if (standing == QrCode.Standing.OLD) {
      throw new Problem(ProblemCode.CODE_OLD);
    }
    return sessions.view(session.id()).orElseThrow(() -> new Problem(ProblemCode.CODE_UNKNOWN));
  }

  /** Which session a scanned code says it is of, by its tag; of what is no code nothing is said. */
  @PermitAll
  public String tagIn(String scanned) {
    String code = codeIn(scanned);
    return code.length() == QrCode.LENGTH ? code.substring(0, QrCode.TAG_LENGTH) : "";
  }

  /** The last part of an address, or the text itself; what is too long to be a code is none. */
  private static String codeIn(String scanned) {
    if (scanned == null || scanned.length() > 200) {
      return "";
    }
    String code = scanned.strip();
    return Base32.normalise(code.substring(code.lastIndexOf('/') + 1));
  }
}
