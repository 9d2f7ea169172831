package org.adsum.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Rows on their way into one table: many in one statement, because a statement for each takes
 * twenty times as long.
 */
final class BulkTable {
  private static final int STATEMENT = 1_000_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final Statement statement;
  private final String head;
  private final StringBuilder text = new StringBuilder(STATEMENT + 10_000);
  private long rows;

  /**
   * @param columns their names, with commas
   */
  BulkTable(Connection connection, String table, String columns) throws SQLException {
    statement = connection.createStatement();
    head = "INSERT INTO " + table + " (" + columns + ") VALUES ";
  }

  /** Adds a row; its values are texts, numbers, times, days, bytes or null. */
  void add(Object... values) throws SQLException {
    text.append(text.isEmpty() ? head : ",");
    char before = '(';
    for (Object value : values) {
      text.append(before);
      append(value);
      before = ',';
    }
    text.append(')');
    rows++;
    if (text.length() > STATEMENT) {
      flush();
    }
  }

  private void append(Object value) {
    if (value == null || value instanceof Number) {
      text.append(value);
    } else if (value instanceof byte[] bytes) {
      text.append("x'").append(HexFormat.of().formatHex(bytes)).append('\'');
    } else if (value instanceof Instant at) {
      text.append('\'').append(TIME.format(at)).append('\'');
    } else if (value instanceof LocalDate day) {
      text.append('\'').append(day).append('\'');
    } else {
      text.append('\'').append(value.toString().replace("'", "''")).append('\'');
    }
  }

  /** Sends what is gathered. */
  void flush() throws SQLException {
    if (!text.isEmpty()) {
      statement.executeUpdate(text.toString());
      text.setLength(0);
    }
  }

  /** How many rows were added. */
  long rows() {
    return rows;
  }
}
