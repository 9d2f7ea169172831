package org.adsum.shared.boundary;

import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Every line that Adsum itself writes to the server's log, debugging aside. A line begins with its
 * number, such as ADSUM0101, which never changes its meaning and is never given again; the table in
 * docs/runbook.md says what to do. No line names a person, a score or a secret.
 */
public enum LogLine {
  FAILURE(1, Logger.Level.ERROR, "Failure %s: %s"),
  PAGE_FAILED(2, Logger.Level.ERROR, "The page %s failed"),
  SCIM_FAILED(3, Logger.Level.ERROR, "A SCIM request failed"),

  AUDIT_CHECKPOINT(101, Logger.Level.INFO, "Audit checkpoint %d over %d chains: %s"),
  AUDIT_BROKEN(102, Logger.Level.ERROR, "The audit log is not what was written: %s"),
  AUDIT_UNVERIFIED(103, Logger.Level.ERROR, "The audit log could not be verified"),

  DISK_SHORT(
      201,
      Logger.Level.WARN,
      "Check-ins are refused: only %d MB are free where the broker keeps its messages"),
  DISK_ENOUGH(
      202,
      Logger.Level.WARN,
      "Check-ins are taken again: %d MB are free where the broker keeps its messages"),
  NEWS_LOST(203, Logger.Level.WARN, "A piece of news could not be passed on"),
  OVERDUE_LEFT(204, Logger.Level.WARN, "Overdue attempts of session %s are left for the next time"),
  SESSION_LEFT(205, Logger.Level.WARN, "The state of session %s is left for the next time"),

  NO_FACE_ENGINE(301, Logger.Level.ERROR, "No face can be read until this is mended: %s"),
  FACE_ENGINE_DOWN(302, Logger.Level.WARN, "The face engine does not work"),
  MODEL_IN_USE(303, Logger.Level.INFO, "Faces are read with model %s %s"),
  HANG(
      304,
      Logger.Level.ERROR,
      "A measurement does not end: its thread is left behind, %d of at most %d hang"),
  HANG_ENDED(305, Logger.Level.INFO, "A measurement that hung has ended; %d hang"),
  FACE_RATE_NOT_USED(
      306, Logger.Level.WARN, "The chosen face rate is not used, the configured one (%s) is: %s"),
  NO_POLICY(307, Logger.Level.ERROR, "There is no policy for face checks yet: %s"),
  LOOKALIKES(
      308,
      Logger.Level.INFO,
      "%d new templates compared with those of others in %d ms, %d possible double enrolments"),

  KEY_IN_USE(401, Logger.Level.INFO, "Master key %s seals, %d known"),
  SEALED_ANEW(402, Logger.Level.INFO, "%d values sealed with master key %s"),
  KEYS_UNREAD(403, Logger.Level.ERROR, "The master keys were not read again: %s"),
  KEY_UNKNOWN(404, Logger.Level.WARN, "%d of %s need a master key that is not known"),
  TEMPLATES_SHUT(405, Logger.Level.WARN, "%d templates cannot be opened with this master key"),

  RETENTION(501, Logger.Level.INFO, "Retention removed %s"),
  ERASED(502, Logger.Level.INFO, "%d accounts erased"),
  ERASURE_WAITS(503, Logger.Level.WARN, "An erasure waits: %s"),
  LEAVER_STAYS(504, Logger.Level.WARN, "Data of somebody who left stay: %s"),
  DELETED_AGAIN(
      505,
      Logger.Level.WARN,
      "%d people were deleted again whom a restored backup had brought back"),
  LEDGER_NOT_FOLLOWED(506, Logger.Level.WARN, "The ledger could not be followed: %s"),
  LEDGER_UNWRITTEN(507, Logger.Level.ERROR, "The ledger file cannot be written: %s"),
  LEDGER_UNREAD(508, Logger.Level.ERROR, "The ledger file cannot be read: %s"),

  IMPORT_COMPARED(601, Logger.Level.INFO, "Import compared: %d lines in %d ms"),
  IMPORT_APPLIED(602, Logger.Level.INFO, "Import applied in %d ms"),
  IMPORT_FAILED(603, Logger.Level.ERROR, "An import failed"),
  IMPORT_NOT_ROLLED_BACK(
      604,
      Logger.Level.ERROR,
      "An import could not be rolled back; the transaction's timeout will do it"),

  SIGN_IN_FAILED(701, Logger.Level.ERROR, "Sign-in did not work"),
  TOKEN_UNCHECKED(702, Logger.Level.WARN, "A token could not be checked"),
  SSO_FAILED(703, Logger.Level.ERROR, "A sign-in at the identity provider did not work"),
  SSO_REFUSED(704, Logger.Level.WARN, "A sign-in at the identity provider is refused: %s"),
  SSO_SILENT(705, Logger.Level.WARN, "No answer from the identity provider at %s: %s"),
  SSO_UNUSABLE(706, Logger.Level.WARN, "The identity provider's configuration is not usable: %s"),
  SSO_KEYS_UNREAD(707, Logger.Level.WARN, "The identity provider's keys cannot be read: %s"),
  LOGOUT_REFUSED(708, Logger.Level.WARN, "A logout token is refused: %s");

  private static final String ME = LogLine.class.getName();

  private final int number;
  private final Logger.Level level;
  private final String text;

  LogLine(int number, Logger.Level level, String text) {
    this.number = number;
    this.level = level;
    this.text = text;
  }

  /** Its number, such as ADSUM0101. */
  public String id() {
    return String.format(Locale.ROOT, "ADSUM%04d", number);
  }

  /** How bad it is. */
  public Logger.Level level() {
    return level;
  }

  /** Its words, with a place for each argument. */
  public String text() {
    return text;
  }

  /**
   * Writes the line.
   *
   * @param log of the class that tells it
   * @param arguments for its places
   */
  public void tell(Logger log, Object... arguments) {
    tell(log, null, arguments);
  }

  /** The same with the stack of what failed. */
  public void tell(Logger log, Throwable cause, Object... arguments) {
    log.logf(ME, level, cause, id() + ": " + text, arguments);
  }
}
