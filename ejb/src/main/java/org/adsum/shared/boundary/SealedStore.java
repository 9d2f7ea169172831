package org.adsum.shared.boundary;

import java.util.Map;

/**
 * Values of one kind that a capability keeps sealed, so that they can be sealed anew when the
 * master key is replaced. Every bean of this type takes part.
 */
public interface SealedStore {
  /** Stands for the values that do not say which master key they need. */
  String OLD_FORMAT = "old-format";

  /**
   * What became of one batch.
   *
   * @param last id of the last value looked at; null when none was left
   * @param renewed how many were sealed anew
   * @param unopened how many could not be opened and stay as they are
   */
  record Batch(String last, int renewed, int unopened) {
    /** Nothing was left. */
    public static final Batch END = new Batch(null, 0, 0);
  }

  /** What it holds, as the status shows it. */
  String kind();

  /** How many values need which master key, by its id or {@link #OLD_FORMAT}. */
  Map<String, Long> use();

  /**
   * Seals the next values that are not sealed with the current master key, in the caller's
   * transaction. What is renewed is not found again, so that it may be stopped at any point.
   *
   * @param after id after which to look; the empty word before the first
   */
  Batch renew(String after, int most);
}
