package org.adsum.it.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.adsum.launcher.AdsumServer;

/** Looks into the database behind the application's back, and makes time pass there. */
public final class Rows {
  private Rows() {}

  /** The single number that a query gives. */
  public static long count(String sql, Object... values) {
    return Long.parseLong(column(sql, values).get(0));
  }

  /** The first column of a query. */
  public static List<String> column(String sql, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Changes rows and returns how many. */
  public static int change(String sql, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Locks the rows of a query until the connection is closed. */
  public static Connection hold(String sql, Object... values) throws SQLException {
    Connection connection = connect();
    try (PreparedStatement statement = prepare(connection, sql + " for update", values)) {
      connection.setAutoCommit(false);
      statement.executeQuery();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Runs a statement as the application's own user. */
  public static void asApplication(String sql, Object... values) throws SQLException {
    AdsumServer server = Adsum.server();
    try (Connection connection =
            DriverManager.getConnection(
                server.databaseUrl(), server.databaseUser(), server.databasePassword());
        PreparedStatement statement = prepare(connection, sql, values)) {
      statement.execute();
    }
  }

  private static Connection connect() throws SQLException {
    AdsumServer server = Adsum.server();
    return DriverManager.getConnection(
        server.databaseUrl(), server.databaseOwner(), server.databaseOwnerPassword());
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(
          i + 1, value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value);
    }
    return statement;
  }
}
