package org.adsum.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much waits, for health and metrics: one statement, at most every five seconds, however often
 * it is asked for. What cannot be read is NaN.
 */
@ApplicationScoped
public class SystemFigures {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int SECONDS = 2;
  private static final String STATEMENT =
      "select utc_timestamp(6),"
          + " (select count(*) from checkin_attempt where state = 'PENDING'),"
          + " (select min(submitted_at) from checkin_attempt where state = 'PENDING'),"
          + " (select count(*) from attendance_session where state = 'OPEN'),"
          + " (select max(at) from audit_checkpoint)";

  @Resource(lookup = "java:jboss/datasources/AdsumXADS")
  DataSource database;

  @Resource(lookup = "java:/jms/queue/DLQ")
  Queue deadLetters;

  @Inject WaitingMessages waiting;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.home")
  Optional<String> home;

  private Instant readAt = Instant.MIN;
  private Figures figures = Figures.UNKNOWN;

  /**
   * The figures of one moment; NaN where they could not be read.
   *
   * @param known whether the database told its part
   * @param pending check-ins without a verdict
   * @param oldestSeconds how long the oldest of them has waited, 0 without any
   * @param openSessions sessions that are open
   * @param checkpointSeconds the age of the newest checkpoint of the audit log, 0 without any
   * @param skewSeconds how far the clocks of server and database are apart
   * @param deadLetters messages in the broker's queue of dead letters, at most a thousand
   * @param freeBytes what the disk of the data folder has left
   */
  public record Figures(
      boolean known,
      double pending,
      double oldestSeconds,
      double openSessions,
      double checkpointSeconds,
      double skewSeconds,
      double deadLetters,
      double freeBytes) {
    static final Figures UNKNOWN =
        new Figures(
            false,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN);
  }

  /** The figures, not older than five seconds. */
  public synchronized Figures now() {
    Instant now = clock.instant();
    if (Duration.between(readAt, now).abs().compareTo(FRESH) > 0) {
      figures = read();
      readAt = now;
    }
    return figures;
  }

  private Figures read() {
    OptionalInt letters = waiting.in(deadLetters);
    double dead = letters.isPresent() ? letters.getAsInt() : Double.NaN;
    double free = freeBytes();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      Instant before = clock.instant();
      try (ResultSet row = statement.executeQuery(STATEMENT)) {
        row.next();
        Instant there = instant(row, 1);
        return new Figures(
            true,
            row.getLong(2),
            age(instant(row, 3), there),
            row.getLong(4),
            age(instant(row, 5), there),
            Duration.between(before, there).abs().toMillis() / 1000.0,
            dead,
            free);
      }
    } catch (SQLException e) {
      return new Figures(
          false, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, dead, free);
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  private static double age(Instant at, Instant now) {
    return at == null ? 0 : Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
  }

  private double freeBytes() {
    Path folder = Path.of(home.orElseGet(() -> System.getProperty("jboss.server.data.dir", ".")));
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
