package org.adsum.shared.boundary;

/**
 * Words from the bundle of the problems, to be an argument of a {@link Problem}: they are looked up
 * in the language of whoever is told.
 *
 * @param key in the bundle
 */
public record Words(String key) {
  /** The words under {@code words.} and the name. */
  public static Words of(String name) {
    return new Words("words." + name);
  }
}
