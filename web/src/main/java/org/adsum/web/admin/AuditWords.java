package org.adsum.web.admin;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log's ids and pairs, as people read them. */
final class AuditWords {
  private static final String BUNDLE = "org.adsum.messages.Audit";
  private static final String VALUE = "\"[^\"]*\"|\\[[^\\]]*\\]|[^\\s>]*";
  private static final Pattern PAIR =
      Pattern.compile("([A-Za-z][A-Za-z0-9.-]*)=(" + VALUE + ")(?:>(" + VALUE + "))?");

  /**
   * One pair of an entry.
   *
   * @param key empty when the text was no pair
   * @param before null when nothing was before
   */
  public record Detail(String key, String before, String after) {}

  private AuditWords() {}

  /** An action in words; itself where there are none. */
  static String action(String action, Locale locale) {
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale);
    String key = "action." + action;
    return texts.containsKey(key) ? texts.getString(key) : action;
  }

  /** Somebody without an account: the system, a visitor, or an id of something else. */
  static String nobody(String id) {
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE);
    return texts.containsKey("nobody." + id) ? texts.getString("nobody." + id) : id;
  }

  /** The words of a key. */
  static String text(String key, Object... arguments) {
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE);
    return new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments);
  }

  /** The pairs of an entry; a text that is not made of pairs stays whole. */
  static List<Detail> details(String text) {
    List<Detail> found = new ArrayList<>();
    Matcher pair = PAIR.matcher(text);
    int end = 0;
    while (pair.find()) {
      if (!text.substring(end, pair.start()).isBlank()) {
        return List.of(new Detail("", null, text));
      }
      boolean changed = pair.group(3) != null;
      found.add(
          new Detail(
              pair.group(1),
              changed ? plain(pair.group(2)) : null,
              plain(changed ? pair.group(3) : pair.group(2))));
      end = pair.end();
    }
    if (!text.substring(end).isBlank()) {
      return List.of(new Detail("", null, text));
    }
    return found;
  }

  private static String plain(String value) {
    return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
  }
}
