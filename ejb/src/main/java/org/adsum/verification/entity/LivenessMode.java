package org.adsum.verification.entity;

import java.util.Arrays;
import java.util.Locale;

/** What liveness is used for. */
public enum LivenessMode {
  /** Not measured. */
  OFF,
  /** Measured and kept; the face alone decides. */
  ADVISORY,
  /** A face that does not show life is looked at by a person. */
  ENFORCED;

  /**
   * The mode of a setting.
   *
   * @param text in any case
   * @throws IllegalArgumentException naming the setting and what it may be
   */
  public static LivenessMode of(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(mode -> mode.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "ADSUM_LIVENESS is \"" + text + "\"; it must be off, advisory or enforced."));
  }
}
