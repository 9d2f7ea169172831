package org.adsum.web.admin;

/**
 * What a field with suggestions holds: a key as it was typed, or a suggestion, which is the key
 * with words for people.
 */
final class Suggestion {
  private static final String BETWEEN = " \u00b7 ";

  private Suggestion() {}

  /** The line to choose. */
  static String of(String key, String words) {
    return key + BETWEEN + words;
  }

  /** The key of a chosen line or of what was typed; empty for nothing. */
  static String key(String text) {
    if (text == null) {
      return "";
    }
    int end = text.indexOf(BETWEEN);
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
