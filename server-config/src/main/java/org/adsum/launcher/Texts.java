package org.adsum.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The launcher's texts, from its resource bundle. */
final class Texts {

  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.adsum.launcher.Launcher", Locale.getDefault());

  private Texts() {}

  /**
   * The text of a key with its arguments; numbers are written without grouping, for they are ports
   * and pids.
   */
  static String of(String key, Object... arguments) {
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(plain);
  }

  static LaunchProblem problem(String key, Object... arguments) {
    return new LaunchProblem(of(key, arguments));
  }
}
