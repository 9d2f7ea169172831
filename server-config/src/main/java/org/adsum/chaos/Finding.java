package org.adsum.chaos;

import java.util.List;

/**
 * A rule that does not hold.
 *
 * @param rule its name, a key of {@code Chaos.properties}
 * @param ids of the rows, messages or chains that break it, at most {@link #MOST}
 */
public record Finding(String rule, List<String> ids) {
  /** How many ids are told. */
  public static final int MOST = 20;

  /** In words, with the ids. */
  @Override
  public String toString() {
    return rule + ": " + Words.of("rule." + rule) + " " + ids;
  }
}
