package org.adsum.audit.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Whether the database keeps the application from changing the log. */
@ApplicationScoped
public class AuditProtection {
  private static final String CHANGING =
      "privilege_type in ('UPDATE', 'DELETE', 'DROP', 'ALTER', 'TRIGGER')";
  private static final String GRANTED =
      "select (select count(*) from information_schema.user_privileges where "
          + CHANGING
          + ") + (select count(*) from information_schema.schema_privileges where "
          + CHANGING
          + " and table_schema = database()) + (select count(*) from"
          + " information_schema.table_privileges where "
          + CHANGING
          + " and table_schema = database() and table_name = 'audit_entry')";

  /** Changes nothing, for no row is meant; but whoever has not the right is refused. */
  private static final List<String> TRIES =
      List.of(
          "update audit_entry set details = details where 1 = 0",
          "delete from audit_entry where 1 = 0");

  @Resource(lookup = "java:jboss/datasources/AdsumXADS")
  DataSource database;

  /**
   * Asks the database, by its grants and by trying.
   *
   * @throws IllegalStateException when it does not answer
   */
  public boolean isOn() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(GRANTED)) {
        row.next();
        if (row.getLong(1) > 0) {
          return false;
        }
      }
      return TRIES.stream().allMatch(sql -> isRefused(statement, sql));
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell its grants", e);
    }
  }

  private static boolean isRefused(Statement statement, String sql) {
    try {
      statement.executeUpdate(sql);
      return false;
    } catch (SQLException refused) {
      return true;
    }
  }
}
