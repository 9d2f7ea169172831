package org.adsum.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.adsum.health.Probe;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells when the read replica is away or behind. Reports and files need it, check-ins do not: the
 * node stays ready.
 *
 * <p>How far it is behind is told by the audit log's checkpoints, which both databases have: that
 * needs no right to look at the replication, and no clock of the replica.
 */
@ApplicationScoped
public class ReplicaProbe implements Probe {
  private static final int SECONDS = 2;
  private static final long LATE = Duration.ofMinutes(1).toSeconds();
  private static final String NEWEST =
      "select number, at from audit_checkpoint order by number desc limit 1";

  @Resource(lookup = "java:jboss/datasources/AdsumXADS")
  DataSource database;

  @Resource(lookup = "java:jboss/datasources/AdsumReportDS")
  DataSource replica;

  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.db.url")
  Optional<String> databaseUrl;

  @Inject
  @ConfigProperty(name = "adsum.db.replica.url")
  Optional<String> replicaUrl;

  private record Newest(long number, Instant at) {}

  @Override
  public String name() {
    return "replica";
  }

  @Override
  public boolean works() {
    return true;
  }

  @Override
  public Map<String, String> figures() {
    try {
      return Map.of("behind-seconds", String.valueOf(secondsBehind()));
    } catch (SQLException e) {
      return Map.of();
    }
  }

  @Override
  public Optional<String> notice() {
    try {
      long behind = secondsBehind();
      return behind < LATE
          ? Optional.empty()
          : Optional.of(
              "The read replica is at least "
                  + behind
                  + " s behind; see docs/runbook.md, Read replica.");
    } catch (SQLException e) {
      return Optional.of(
          "The read replica does not answer, so there are no reports and files; see"
              + " docs/runbook.md, Read replica.");
    }
  }

  @Override
  public boolean exists() {
    return replicaUrl.isPresent() && !replicaUrl.equals(databaseUrl);
  }

  /** At least so much; 0 when it has the newest checkpoint. */
  private long secondsBehind() throws SQLException {
    // Asked first: what is signed between the two questions is no delay.
    Newest here = newest(database);
    Newest there = newest(replica);
    return there.number() >= here.number()
        ? 0
        : Math.max(0, Duration.between(here.at(), clock.instant()).toSeconds());
  }

  private static Newest newest(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      try (ResultSet row = statement.executeQuery(NEWEST)) {
        return row.next()
            ? new Newest(
                row.getLong(1), row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC))
            : new Newest(0, Instant.EPOCH);
      }
    }
  }
}
