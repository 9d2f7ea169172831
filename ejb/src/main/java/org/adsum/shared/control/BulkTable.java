package org.adsum.shared.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.RowChange;
import org.adsum.shared.entity.RowImage;

/**
 * Reads and writes many rows of one table with few statements. Names of tables and columns come
 * from constants of the code, never from input.
 */
public final class BulkTable {
  private static final int ROWS = 500;

  /** What the text of a value stands for. */
  public enum Type {
    TEXT,
    DAY,
    INSTANT
  }

  private final String table;
  private final Map<String, Type> columns;
  private final boolean versioned;

  /** A table with an {@code id}, these columns, and a {@code version} if it has one. */
  public BulkTable(String table, Map<String, Type> columns, boolean versioned) {
    this.table = table;
    this.columns = columns;
    this.versioned = versioned;
  }

  /** The rows in which a column has one of these values. */
  public List<RowImage> find(Connection database, String column, Collection<String> values)
      throws SQLException {
    return read(database, List.of(column), values.stream().map(List::of).toList(), "");
  }

  /** The rows in which the columns have one of these combinations of values. */
  public List<RowImage> find(
      Connection database, List<String> by, Collection<List<String>> combinations)
      throws SQLException {
    return read(database, by, List.copyOf(combinations), "");
  }

  /** One page of the rows that a condition names, by id. */
  public List<RowImage> page(Connection database, String condition, List<String> values, int most)
      throws SQLException {
    String sql = select() + " where " + condition + " order by t.id limit " + most;
    try (PreparedStatement query = database.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        query.setString(i + 1, values.get(i));
      }
      return images(query);
    }
  }

  private List<RowImage> read(
      Connection database, List<String> by, List<List<String>> all, String suffix)
      throws SQLException {
    List<RowImage> found = new ArrayList<>();
    String place = "(" + String.join(", ", Collections.nCopies(by.size(), "?")) + ")";
    String left =
        by.stream().map(column -> "t." + column).collect(Collectors.joining(", ", "(", ")"));
    for (int from = 0; from < all.size(); from += ROWS) {
      List<List<String>> some = all.subList(from, Math.min(all.size(), from + ROWS));
      String in = String.join(", ", Collections.nCopies(some.size(), place));
      String sql = select() + " where " + left + " in (" + in + ")" + suffix;
      try (PreparedStatement query = database.prepareStatement(sql)) {
        int at = 1;
        for (List<String> combination : some) {
          for (String value : combination) {
            query.setString(at++, value);
          }
        }
        found.addAll(images(query));
      }
    }
    return found;
  }

  private String select() {
    return columns.keySet().stream()
        .map(column -> "t." + column)
        .collect(Collectors.joining(", ", "select t.id, ", " from " + table + " t"));
  }

  private List<RowImage> images(PreparedStatement query) throws SQLException {
    List<RowImage> images = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, Type> column : columns.entrySet()) {
          values.put(column.getKey(), text(rows, column.getKey(), column.getValue()));
        }
        images.add(new RowImage(rows.getString("id"), values));
      }
    }
    return images;
  }

  private static String text(ResultSet rows, String column, Type type) throws SQLException {
    return switch (type) {
      case TEXT -> rows.getString(column);
      case DAY -> {
        LocalDate day = rows.getObject(column, LocalDate.class);
        yield day == null ? null : day.toString();
      }
      case INSTANT -> {
        LocalDateTime time = rows.getObject(column, LocalDateTime.class);
        yield time == null ? null : time.toInstant(ZoneOffset.UTC).toString();
      }
    };
  }

  /** Puts rows in; {@code constants} are further columns that are the same in all of them. */
  public void insert(Connection database, List<RowImage> rows, Map<String, Object> constants)
      throws SQLException {
    List<String> names = new ArrayList<>(List.of("id"));
    names.addAll(columns.keySet());
    names.addAll(constants.keySet());
    if (versioned) {
      names.add("version");
    }
    String place = "(" + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
    for (int from = 0; from < rows.size(); from += ROWS) {
      List<RowImage> some = rows.subList(from, Math.min(rows.size(), from + ROWS));
      String sql =
          "insert into "
              + table
              + " ("
              + String.join(", ", names)
              + ") values "
              + String.join(", ", Collections.nCopies(some.size(), place));
      try (PreparedStatement insert = database.prepareStatement(sql)) {
        int at = 1;
        for (RowImage row : some) {
          insert.setString(at++, row.id());
          for (Map.Entry<String, Type> column : columns.entrySet()) {
            set(insert, at++, column.getValue(), row.values().get(column.getKey()));
          }
          for (Object constant : constants.values()) {
            insert.setObject(at++, constant);
          }
          if (versioned) {
            insert.setInt(at++, 0);
          }
        }
        insert.executeUpdate();
      }
    }
  }

  /** Changes rows; columns that a change does not name stay. */
  public void update(Connection database, List<RowChange> changes) throws SQLException {
    // Changes of the same columns share a statement.
    Map<List<String>, List<RowChange>> alike = new LinkedHashMap<>();
    for (RowChange change : changes) {
      List<String> names = columns.keySet().stream().filter(change.after()::containsKey).toList();
      if (!names.isEmpty() || versioned) {
        alike.computeIfAbsent(names, key -> new ArrayList<>()).add(change);
      }
    }
    for (Map.Entry<List<String>, List<RowChange>> group : alike.entrySet()) {
      List<String> sets =
          new ArrayList<>(group.getKey().stream().map(name -> name + " = ?").toList());
      if (versioned) {
        sets.add("version = version + 1");
      }
      String sql = "update " + table + " set " + String.join(", ", sets) + " where id = ?";
      try (PreparedStatement update = database.prepareStatement(sql)) {
        for (RowChange change : group.getValue()) {
          int at = 1;
          for (String name : group.getKey()) {
            set(update, at++, columns.get(name), change.after().get(name));
          }
          update.setString(at, change.id());
          update.addBatch();
        }
        update.executeBatch();
      }
    }
  }

  /** Takes rows out. */
  public void delete(Connection database, List<String> ids) throws SQLException {
    runForAll(database, "delete from " + table + " where id in (%s)", ids);
  }

  /** Runs a statement whose {@code %s} stands for the ids, for some hundreds of them at a time. */
  public static void runForAll(Connection database, String statement, List<String> ids)
      throws SQLException {
    for (int from = 0; from < ids.size(); from += ROWS) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + ROWS));
      String sql = statement.formatted(String.join(", ", Collections.nCopies(some.size(), "?")));
      try (PreparedStatement run = database.prepareStatement(sql)) {
        for (int i = 0; i < some.size(); i++) {
          run.setString(i + 1, some.get(i));
        }
        run.executeUpdate();
      }
    }
  }

  /**
   * Locks the rows of these changes.
   *
   * @throws Problem import-stale when one is gone or is not as it must be before
   */
  public void require(Connection database, List<RowChange> changes) throws SQLException {
    Map<String, RowImage> now = new HashMap<>();
    List<List<String>> ids = changes.stream().map(change -> List.of(change.id())).toList();
    read(database, List.of("id"), ids, " for update").forEach(image -> now.put(image.id(), image));
    for (RowChange change : changes) {
      RowImage image = now.get(change.id());
      boolean asBefore =
          image != null
              && change.before().entrySet().stream()
                  .filter(value -> columns.containsKey(value.getKey()))
                  .allMatch(
                      value ->
                          Objects.equals(image.values().get(value.getKey()), value.getValue()));
      if (!asBefore) {
        throw new Problem(ProblemCode.IMPORT_STALE);
      }
    }
  }

  private static void set(PreparedStatement statement, int at, Type type, String value)
      throws SQLException {
    if (value == null) {
      statement.setNull(at, java.sql.Types.VARCHAR);
      return;
    }
    switch (type) {
      case TEXT -> statement.setString(at, value);
      case DAY -> statement.setObject(at, LocalDate.parse(value));
      case INSTANT ->
          statement.setObject(at, LocalDateTime.ofInstant(Instant.parse(value), ZoneOffset.UTC));
    }
  }
}
