package org.adsum.audit.boundary;

import java.util.Objects;
import java.util.StringJoiner;

/** Builds the details of an entry: what was before, and what is now. */
public final class Changes {
  private final StringJoiner words = new StringJoiner(" ");

  /** Adds a value that did not change, or that has no before. */
  public Changes with(String key, Object value) {
    words.add(key + "=" + word(value));
    return this;
  }

  /** Adds {@code key=before>after} when they differ. */
  public Changes change(String key, Object before, Object after) {
    if (!Objects.equals(text(before), text(after))) {
      words.add(key + "=" + word(before) + ">" + word(after));
    }
    return this;
  }

  /**
   * Adds that a value changed, but neither the old nor the new: what names a person must not stand
   * in entries that nobody can erase.
   */
  public Changes unnamed(String key, Object before, Object after) {
    if (!Objects.equals(text(before), text(after))) {
      words.add(key + "=changed");
    }
    return this;
  }

  @Override
  public String toString() {
    return words.toString();
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  private static String word(Object value) {
    String text = text(value).replace('"', '\'').replaceAll("[\\r\\n]+", " ");
    return text.matches("[^\\s=>]+") ? text : '"' + text + '"';
  }
}
