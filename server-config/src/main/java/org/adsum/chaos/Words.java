package org.adsum.chaos;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of this package. */
final class Words {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.adsum.chaos.Chaos", Locale.getDefault());

  private Words() {}

  /** The text of a key; numbers are written without grouping. */
  static String of(String key, Object... arguments) {
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(plain);
  }
}
