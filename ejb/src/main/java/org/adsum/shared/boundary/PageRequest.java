package org.adsum.shared.boundary;

/**
 * Which page of a list is wanted.
 *
 * @param q words to look for, or null
 * @param first number of the first row, from 0
 * @param size rows, 1 to 500
 */
public record PageRequest(String q, int first, int size) {
  private static final int LARGEST = 500;

  public PageRequest {
    q = q == null || q.isBlank() ? null : q.strip();
    first = Math.max(0, first);
    size = Math.min(LARGEST, Math.max(1, size));
  }

  /**
   * The {@code q} as a LIKE pattern for a prefix, to be used with {@code escape '!'}: wildcards in
   * it are plain text.
   */
  public String prefix() {
    return q == null ? null : q.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  /** As {@link #prefix()}, for the beginning of any word but the first: surnames, for example. */
  public String laterWord() {
    return q == null ? null : "% " + prefix();
  }
}
