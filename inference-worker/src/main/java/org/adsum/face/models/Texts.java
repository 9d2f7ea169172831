package org.adsum.face.models;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What {@code ./adsum models} says, from its resource bundle. */
final class Texts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.adsum.face.models.Models", Locale.getDefault());

  private Texts() {}

  /** The text of a key; arguments are put in as they are, without grouping of digits. */
  static String of(String key, Object... arguments) {
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(plain);
  }
}
