package org.adsum.privacy.boundary;

import java.util.List;

/**
 * Which master keys are known, and what still needs which.
 *
 * @param current id of the key that seals
 * @param keys all that are known or needed, the current one first
 */
public record KeyStatus(String current, List<Key> keys) {

  /**
   * One master key.
   *
   * @param id sixteen hexadecimal digits, or {@code old-format} for values that do not say
   * @param known whether this server has it
   * @param values how many sealed values need it
   */
  public record Key(String id, boolean known, long values) {
    /** Whether it may be thrown away. */
    public boolean unused() {
      return values == 0;
    }
  }

  /** How many values are not sealed with the current key. */
  public long due() {
    return keys.stream().filter(k -> !k.id().equals(current)).mapToLong(Key::values).sum();
  }
}
