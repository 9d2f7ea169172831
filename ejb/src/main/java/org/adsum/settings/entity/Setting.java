package org.adsum.settings.entity;

import java.util.List;
import java.util.Optional;

/** One thing that can be set, with what it may be. */
public enum Setting {
  /** Percentage of attendance below which a student is listed as at risk. */
  REPORT_THRESHOLD_PERCENT("report.threshold-percent", Kind.NUMBER, "75", 1, 100),
  /** Accepted share of strangers who pass as somebody; the threshold follows from the model. */
  FACE_MATCH_FMR("face.match-fmr", Kind.CHOICE, "1e-4", 0, 0, "1e-3", "1e-4", "1e-5", "1e-6"),
  /** Days between the decision on an erasure and its carrying out. */
  PRIVACY_ERASURE_WAIT_DAYS("privacy.erasure-wait-days", Kind.NUMBER, "7", 0, 90),
  /** Days that scores of check-ins are kept; 0 keeps them as long as the check-in. */
  RETENTION_RESULT_DAYS("retention.result-days", Kind.NUMBER, "180", 0, 3650),
  /** Days that check-ins without a record are kept; 0 keeps them as long as the session. */
  RETENTION_ATTEMPT_DAYS("retention.attempt-days", Kind.NUMBER, "365", 0, 3650),
  /** Days that unused tickets are kept after they expired; 0 keeps them. */
  RETENTION_TICKET_DAYS("retention.ticket-days", Kind.NUMBER, "7", 0, 3650),
  /** Days that sign-in tokens are kept after they expired; 0 keeps them. */
  RETENTION_TOKEN_DAYS("retention.token-days", Kind.NUMBER, "7", 0, 3650),
  /** Years that attendance is kept; 0 keeps it for ever. */
  RETENTION_RECORD_YEARS("retention.record-years", Kind.NUMBER, "5", 0, 100),
  /** Days that templates are kept after the account became inactive; 0 keeps them. */
  RETENTION_LEFT_TEMPLATE_DAYS("retention.left-template-days", Kind.NUMBER, "30", 0, 3650),
  /** Days that consents are kept after the account became inactive; 0 keeps them. */
  RETENTION_LEFT_CONSENT_DAYS("retention.left-consent-days", Kind.NUMBER, "1095", 0, 3650),
  /** Days after which an inactive account is erased; 0 keeps it. */
  RETENTION_LEFT_ACCOUNT_DAYS("retention.left-account-days", Kind.NUMBER, "1095", 0, 3650),
  /** Whether SCIM may make admins, and change the accounts of those who are. */
  SCIM_MAY_GRANT_ADMIN("scim.may-grant-admin", Kind.SWITCH, "false", 0, 0),
  /** What an account is that SCIM made without saying what for. */
  SCIM_DEFAULT_ROLE("scim.default-role", Kind.CHOICE, "STUDENT", 0, 0, "STUDENT", "TEACHER"),
  /** How many calls one SCIM client may make in a minute. */
  SCIM_REQUESTS_PER_MINUTE("scim.requests-per-minute", Kind.NUMBER, "3000", 60, 100000),
  /** Whether students' own enrolments are used at once or wait for a look at the ID photo. */
  ENROLMENT_APPROVAL("enrolment.approval", Kind.CHOICE, "at-once", 0, 0, "at-once", "id-photo"),
  /** Days after which an enrolment that nobody approved is destroyed. */
  ENROLMENT_PENDING_DAYS("enrolment.pending-days", Kind.NUMBER, "14", 1, 90),
  /** Months after which templates are not used any more and destroyed; 0 for never. */
  ENROLMENT_EXPIRY_MONTHS("enrolment.expiry-months", Kind.NUMBER, "0", 0, 120);

  /** What the value of a setting is. */
  public enum Kind {
    /** A whole number from the least to the most. */
    NUMBER,
    /** {@code true} or {@code false}. */
    SWITCH,
    /** One of the choices. */
    CHOICE,
    /** Text of {@code least} to {@code most} characters. */
    TEXT
  }

  private final String key;
  private final Kind kind;
  private final String builtIn;
  private final int least;
  private final int most;
  private final List<String> choices;

  Setting(String key, Kind kind, String builtIn, int least, int most, String... choices) {
    this.key = key;
    this.kind = kind;
    this.builtIn = builtIn;
    this.least = least;
    this.most = most;
    this.choices = List.of(choices);
  }

  /** The setting with this name. */
  public static Optional<Setting> named(String key) {
    return List.of(values()).stream().filter(s -> s.key.equals(key)).findFirst();
  }

  /** Whether the value, without blanks around it, may be set. */
  public boolean allows(String value) {
    return switch (kind) {
      case NUMBER -> isWholeNumber(value) && isWithin(Integer.parseInt(value));
      case SWITCH -> value.equals("true") || value.equals("false");
      case CHOICE -> choices.contains(value);
      case TEXT -> isWithin(value.length());
    };
  }

  private static boolean isWholeNumber(String value) {
    return value.matches("-?[0-9]{1,9}");
  }

  private boolean isWithin(int number) {
    return number >= least && number <= most;
  }

  /** Its name in the database, in addresses, and after {@code adsum.} in the configuration. */
  public String key() {
    return key;
  }

  public Kind kind() {
    return kind;
  }

  /** The value when neither an admin nor the configuration says another. */
  public String builtIn() {
    return builtIn;
  }

  /** Least number or fewest characters. */
  public int least() {
    return least;
  }

  /** Greatest number or most characters. */
  public int most() {
    return most;
  }

  /** What a {@link Kind#CHOICE} may be; otherwise empty. */
  public List<String> choices() {
    return choices;
  }
}
