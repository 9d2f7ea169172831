package org.adsum.shared.control;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What the application's database user may do, table by table: MariaDB cannot grant a whole schema
 * less one table. Tables of the log can be read and added to, nothing else.
 */
class SchemaGrants {
  private static final Set<String> APPEND_ONLY =
      Set.of("audit_entry", "audit_checkpoint", "audit_anchor", "setting_change");
  private static final String FLYWAY = "flyway_schema_history";

  private final DataSource owner;
  private final DataSource application;

  SchemaGrants(DataSource owner, DataSource application) {
    this.owner = owner;
    this.application = application;
  }

  /** Grants, when the owner and the application are two users; otherwise does nothing. */
  void grant() throws SQLException {
    String user = currentUser(application);
    if (user.equals(currentUser(owner))) {
      return;
    }
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        statement.execute(statementFor(table, user));
      }
    }
  }

  /** The statement that gives {@code user}, written as {@code name@host}, a table. */
  static String statementFor(String table, String user) {
    int at = user.lastIndexOf('@');
    return "GRANT %s ON `%s` TO %s@%s"
        .formatted(
            privileges(table),
            table.replace("`", "``"),
            quoted(user.substring(0, at)),
            quoted(user.substring(at + 1)));
  }

  private static String privileges(String table) {
    if (table.equals(FLYWAY)) {
      return "SELECT";
    }
    return APPEND_ONLY.contains(table) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private static String currentUser(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_user()")) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select table_name from information_schema.tables where table_schema = database()"
                + " and table_type = 'BASE TABLE'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
