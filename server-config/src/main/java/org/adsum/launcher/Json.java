package org.adsum.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads and writes the small JSON answers of Adsum's API, so that the launcher needs no library:
 * objects become maps, arrays lists, numbers doubles, null null.
 */
public final class Json {

  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException when the text is not JSON
   */
  public static Object read(String text) {
    Json json = new Json(text);
    try {
      Object value = json.value();
      json.space();
      if (json.at != text.length()) {
        throw json.broken();
      }
      return value;
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw json.broken();
    }
  }

  /** The object in the text; empty when the text is something else. */
  public static Map<String, Object> object(String text) {
    try {
      return asObject(read(text));
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> asObject(Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }

  public static List<?> asList(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  /** A value as {@link #read} gives it, or any number, as JSON; other things as their text. */
  public static String write(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + write(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Iterable<?> list) {
      return StreamSupport.stream(list.spliterator(), false)
          .map(Json::write)
          .collect(Collectors.joining(",", "[", "]"));
    }
    boolean plain = value == null || value instanceof Number || value instanceof Boolean;
    return plain ? String.valueOf(value) : quoted(value.toString());
  }

  /** The text as a JSON string with its quotes. */
  static String quoted(String text) {
    StringBuilder result = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        result.append('\\').append(c);
      } else if (c < ' ') {
        result.append(String.format("\\u%04x", (int) c));
      } else {
        result.append(c);
      }
    }
    return result.append('"').toString();
  }

  private Object value() {
    space();
    char c = text.charAt(at);
    if (c == '{' || c == '[') {
      if (++depth > DEEPEST) {
        throw broken();
      }
      Object inner = c == '{' ? members() : elements();
      depth--;
      return inner;
    }
    if (c == '"') {
      return string();
    }
    for (Map.Entry<String, Object> word : WORDS.entrySet()) {
      if (text.startsWith(word.getKey(), at)) {
        at += word.getKey().length();
        return word.getValue();
      }
    }
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Double.valueOf(text.substring(start, at));
  }

  private static final Map<String, Object> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("true", true);
    WORDS.put("false", false);
    WORDS.put("null", null);
  }

  private Map<String, Object> members() {
    Map<String, Object> result = new LinkedHashMap<>();
    at++;
    while (!closes('}', result.isEmpty())) {
      space();
      String name = string();
      space();
      require(':');
      result.put(name, value());
    }
    return result;
  }

  private List<Object> elements() {
    List<Object> result = new ArrayList<>();
    at++;
    while (!closes(']', result.isEmpty())) {
      result.add(value());
    }
    return result;
  }

  /** Passes the closing bracket, or the comma before a further part. */
  private boolean closes(char bracket, boolean first) {
    space();
    if (text.charAt(at) == bracket) {
      at++;
      return true;
    }
    if (!first) {
      require(',');
    }
    return false;
  }

  private String string() {
    require('"');
    StringBuilder result = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c != '\\') {
        result.append(c);
        continue;
      }
      char escaped = text.charAt(at++);
      switch (escaped) {
        case 'n' -> result.append('\n');
        case 't' -> result.append('\t');
        case 'r' -> result.append('\r');
        case 'b' -> result.append('\b');
        case 'f' -> result.append('\f');
        case 'u' -> {
          result.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        }
        default -> result.append(escaped);
      }
    }
    at++;
    return result.toString();
  }

  private void require(char expected) {
    if (text.charAt(at) != expected) {
      throw broken();
    }
    at++;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException broken() {
    return new IllegalArgumentException("not JSON at character " + at);
  }
}
