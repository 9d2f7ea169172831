package org.adsum.shared.boundary;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables as CSV (RFC 4180) that are safe to open. A file begins with a byte-order mark, by which
 * spreadsheets know UTF-8. A cell that a spreadsheet would take for a formula is made text by a
 * leading apostrophe (OWASP, CSV injection).
 */
public final class Csv {
  /** What a file begins with. */
  public static final String BEGIN = "\uFEFF";

  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private Csv() {}

  /** The whole file: a header line and one line for each row. */
  public static String file(List<String> header, Stream<List<String>> rows) {
    return Stream.concat(Stream.of(header), rows)
        .map(Csv::line)
        .collect(Collectors.joining("\r\n", BEGIN, "\r\n"));
  }

  /** One line without its end, for a file that is written line by line after {@link #BEGIN}. */
  public static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  static String cell(String value) {
    boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
