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
 * Asks the database twice a second which transactions are prepared, and measures how long those
 * that a crash left behind outlive the moment when the instance was ready again.
 */
final class InDoubtWatch implements AutoCloseable {
  private static final long PAUSE = Duration.ofMillis(500).toNanos();

  private final String url;
  private final String user;
  private final String password;
  private final Thread thread = new Thread(this::watch, "chaos-in-doubt");
  private final Map<String, Long> orphans = new HashMap<>();
  private final List<Double> cleared = new ArrayList<>();
  private long readyAt;
  private volatile boolean ending;

  InDoubtWatch(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
    thread.setDaemon(true);
    thread.start();
  }

  /** The server died: what is prepared now is nobody's until recovery. */
  synchronized void died() {
    readyAt = 0;
  }

  /** The instance is ready again; what was prepared while it was dead is counted from now on. */
  synchronized void ready() {
    readyAt = System.nanoTime();
    orphans.replaceAll((branch, since) -> readyAt);
  }

  /** Seconds from ready to clear, one for each orphan; 0 when it was cleared before. */
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
    synchronized (this) {
      long at = System.nanoTime();
      if (readyAt == 0) {
        now.forEach(branch -> orphans.putIfAbsent(branch, 0L));
      }
      for (String gone : orphans.keySet().stream().filter(b -> !now.contains(b)).toList()) {
        long since = orphans.remove(gone);
        cleared.add(since == 0 ? 0.0 : (at - since) / 1e9);
      }
    }
  }
}
