package org.adsum.settings.entity;

import java.util.List;
import java.util.Optional;

/** One thing that can be set, with what it may be. */
public enum Setting {
  /** Percentage of attendance below which a student is listed as at risk. */
  REPORT_THRESHOLD_PERCENT("report.threshold-percent", Kind.NUMBER, "75", 1, 100),
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
