package org.adsum.launcher;

/**
 * What a check found.
 *
 * @param level how bad it is
 * @param text what was looked at and found, in words
 * @param todo what to do, in words; empty when there is nothing
 */
record Finding(Level level, String text, String todo) {
  /** How bad a finding is. */
  enum Level {
    OK,
    WARN,
    FAIL
  }

  /** All is well; the words stand under {@code key}. */
  static Finding ok(String key, Object... arguments) {
    return new Finding(Level.OK, Texts.of(key, arguments), "");
  }

  /** Works, but should be mended; what to do stands under {@code key.todo}. */
  static Finding warn(String key, Object... arguments) {
    return new Finding(Level.WARN, Texts.of(key, arguments), Texts.of(key + ".todo", arguments));
  }

  /** Does not work; what to do stands under {@code key.todo}. */
  static Finding fail(String key, Object... arguments) {
    return new Finding(Level.FAIL, Texts.of(key, arguments), Texts.of(key + ".todo", arguments));
  }

  /** One line, two when there is something to do. */
  String line() {
    String first = String.format("%-4s  %s", level, text);
    return todo.isEmpty() ? first : first + System.lineSeparator() + "      → " + todo;
  }
}
