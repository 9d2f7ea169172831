package org.adsum.web.admin;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.adsum.provisioning.boundary.RowProblem;

/** What is said about imports, from their bundle. */
final class ImportWords {
  private static final String BUNDLE = "org.adsum.messages.Imports";

  private ImportWords() {}

  static String of(String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH, ImportWords.class.getClassLoader());
    String pattern = texts.containsKey(key) ? texts.getString(key) : key;
    return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
  }

  /** A problem of a line: the column, and what is wrong with it. */
  static String of(RowProblem problem) {
    String words = of("wrong." + problem.what(), problem.value());
    return problem.column().isEmpty() ? words : of("field." + problem.column()) + ": " + words;
  }
}
