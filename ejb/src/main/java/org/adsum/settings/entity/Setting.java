package org.adsum.settings.entity;

import java.util.List;
import java.util.Optional;

/** One thing that can be set, with what it may be. */
public enum Setting {
  /** Percentage of attendance below which a student is listed as at risk. */
  REPORT_THRESHOLD_PERCENT("report.threshold-percent", Kind.NUMBER, "75", 1, 100),
  /** Whether SCIM may make admins, and change the accounts of those who are. */
  SCIM_MAY_GRANT_ADMIN("scim.may-grant-admin", Kind.SWITCH, "false", 0, 0),
  /** What an account is that SCIM made without saying what for. */
  SCIM_DEFAULT_ROLE("scim.default-role", Kind.CHOICE, "STUDENT", 0, 0, "STUDENT", "TEACHER"),
  /** How many calls one SCIM client may make in a minute. */
  SCIM_REQUESTS_PER_MINUTE("scim.requests-per-minute", Kind.NUMBER, "3000", 60, 100000);

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
