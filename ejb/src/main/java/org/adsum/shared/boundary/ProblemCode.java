package org.adsum.shared.boundary;

import java.util.Locale;

/**
 * Every problem that Adsum tells anyone, with its HTTP status. The code is stable: clients may
 * depend on it.
 */
public enum ProblemCode {
  // Who are you
  SIGN_IN_FAILED(401),
  SIGN_IN_LOCKED(429),
  SIGN_IN_PAUSED(429),
  NOT_SIGNED_IN(401),
  SSO_STATE(400),
  SSO_REFUSED(403),
  SSO_UNAVAILABLE(503),
  SIGN_IN_INCOMPLETE(403),
  ACCOUNT_INACTIVE(403),
  ACCOUNT_NOT_LINKED(409),
  NO_ROLE(403),
  LOGOUT_TOKEN(400),
  FORBIDDEN(403),
  CROSS_SITE(403),
  // What was sent
  INVALID_INPUT(400),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  UNSUPPORTED_MEDIA_TYPE(415),
  NOT_ACCEPTABLE(406),
  BODY_TOO_LARGE(413),
  CHANGED_MEANWHILE(409),
  USERNAME_TAKEN(409),
  PASSWORD_WRONG(422),
  PASSWORD_LENGTH(422),
  PASSWORD_GUESSABLE(422),
  ALREADY_EXISTS(409),
  LAST_ADMIN(409),
  // Sessions
  NOT_YOUR_SECTION(403),
  SESSION_TIMES(422),
  SESSION_STATE(409),
  // Codes and tickets
  CODE_UNKNOWN(404),
  CODE_OLD(410),
  SESSION_NOT_OPEN_YET(409),
  SESSION_LOCKED(409),
  SESSION_CLOSED(409),
  NOT_ON_ROSTER(403),
  NOT_ENROLLED(409),
  ALREADY_MARKED(409),
  TOO_MANY_TRIES(429),
  TICKET_UNKNOWN(404),
  TICKET_EXPIRED(410),
  TICKET_SPENT(409),
  CHALLENGE_MISMATCH(422),
  CHECK_IN_PENDING(409),
  RETRY_NOT_POSSIBLE(409),
  REVIEW_DECIDED(409),
  IDEMPOTENCY_KEY_MISSING(400),
  BUSY(503),
  FACE_ENGINE_UNAVAILABLE(503),
  // Photos
  PHOTO_COUNT(422),
  PHOTO_FORMAT(415),
  PHOTO_DAMAGED(422),
  PHOTO_NOT_PLAIN(422),
  PHOTO_TOO_LARGE(413),
  PHOTO_NO_FACE(422),
  PHOTO_SEVERAL_FACES(422),
  PHOTO_TOO_DARK(422),
  PHOTO_TOO_BRIGHT(422),
  PHOTO_TOO_SMALL(422),
  PHOTO_BLURRED(422),
  PHOTO_TURNED_AWAY(422),
  PHOTO_CUT_OFF(422),
  PHOTO_COVERED(422),
  PHOTOS_DIFFER(422),
  CONSENT_MISSING(403),
  // Us
  UNAVAILABLE(503),
  INTERNAL(500);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The stable code, such as {@code ticket-expired}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
