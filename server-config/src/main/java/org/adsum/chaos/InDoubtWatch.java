package org.adsum.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the database four times a second which transactions are prepared, and measures how long
 * those that are in doubt outlive the moment when the instance was ready again. In doubt is what is
 * seen twice: between the two halves of a healthy commit lie milliseconds.
 */
final class InDoubtWatch implements AutoCloseable {
  private static final long PAUSE = Duration.ofMillis(250).toNanos();

  private final String url;
  private final String user;
  private final String password;
  private final Thread thread = new Thread(this::watch, "chaos-in-doubt");

  /** When counting began for those that were seen; 0 while the instance is not ready. */
  private final Map<String, Long> seen = new HashMap<>();

  private final Set<String> doubtful = new HashSet<>();
  private final List<Double> cleared = new ArrayList<>();
  private boolean troubled = true;
  private volatile boolean ending;

  InDoubtWatch(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
    thread.setDaemon(true);
    thread.start();
  }

  /** Something goes wrong: what is prepared now need not end before all is well again. */
  synchronized void troubled() {
    troubled = true;
    seen.replaceAll((branch, since) -> 0L);
  }

  /** The instance is ready again; what is in doubt is counted from now on. */
  synchronized void ready() {
    troubled = false;
    long now = System.nanoTime();
    seen.replaceAll((branch, since) -> now);
  }

  /** Seconds from ready to clear, one for each in doubt; 0 when it was cleared before. */
  synchronized List<Double> cleared() {
    return List.copyOf(cleared);
  }

  @Override
  public void close() {
    ending = true;
  }

  private void watch() {
    while (!ending) {
      try (Connection connection = DriverManager.getConnection(url, user, password)) {
        while (!ending) {
          look(connection);
          LockSupport.parkNanos(PAUSE);
        }
      } catch (SQLException e) {
        // The database is down, which is what this is about.
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  private void look(Connection connection) throws SQLException {
    Set<String> now = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("XA RECOVER FORMAT='SQL'")) {
      while (rows.next()) {
        now.add(rows.getString("data"));
      }
    }
    note(now);
  }

  /** Takes in what is prepared at this moment. */
  synchronized void note(Set<String> now) {
    long at = System.nanoTime();
    for (String branch : now) {
      if (seen.putIfAbsent(branch, troubled ? 0L : at) != null) {
        doubtful.add(branch);
      }
    }
    for (String gone : seen.keySet().stream().filter(b -> !now.contains(b)).toList()) {
      long since = seen.remove(gone);
      if (doubtful.remove(gone)) {
        cleared.add(since == 0 ? 0.0 : (at - since) / 1e9);
      }
    }
  }
}
