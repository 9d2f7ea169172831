package org.adsum.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.adsum.chaos.Invariants;

/**
 * {@code adsum doctor}: settings and files, and the running system as far as it can be asked: one
 * line each, with what to do. Changes nothing.
 */
final class DoctorCommand {
  /** The exit code when at least one line says FAIL. */
  static final int UNWELL = 5;

  /** The rule that a sweeper breaks which does not work, and no loss of data. */
  private static final String OVERDUE = "pending-overdue";

  private static final String SCHEMA =
      "select max(cast(version as unsigned)) from flyway_schema_history where success";

  private static final Duration SKEW = Duration.ofSeconds(2);

  private final Settings settings;
  private final HomeFolder home;
  private final List<Finding> findings = new ArrayList<>();

  private DoctorCommand(Settings settings) {
    this.settings = settings;
    this.home = new HomeFolder(settings.home());
  }

  static int run(List<String> arguments, Settings settings) {
    if (!arguments.isEmpty()) {
      System.err.println(Texts.of("doctor.usage"));
      return Launcher.USAGE;
    }
    List<Finding> findings = new DoctorCommand(settings).examine();
    findings.forEach(finding -> System.out.println(finding.line()));
    long failed = findings.stream().filter(f -> f.level() == Finding.Level.FAIL).count();
    long warned = findings.stream().filter(f -> f.level() == Finding.Level.WARN).count();
    System.out.println(Texts.of("doctor.sum", failed, warned));
    return failed == 0 ? Launcher.OK : UNWELL;
  }

  private List<Finding> examine() {
    List<Finding> configuration = ConfigurationCheck.of(settings, Instant.now());
    findings.addAll(configuration);
    if (configuration.isEmpty()) {
      findings.add(Finding.ok("doctor.config"));
    }
    findings.add(
        Finding.ok(
            "doctor.java", Runtime.version(), System.getProperty("os.name"), settings.home()));
    boolean running = home.isTaken();
    if (running) {
      health();
    } else if (Orphans.of(home).isEmpty()) {
      findings.add(Finding.warn("doctor.stopped", settings.home()));
    } else {
      findings.add(Finding.fail("doctor.orphans", Orphans.of(home).size()));
    }
    if (running || settings.databaseUrl().isPresent()) {
      database();
    }
    return findings;
  }

  private void health() {
    Health health = Health.at(settings.managementPort());
    if (health.ready()) {
      findings.add(Finding.ok("doctor.ready"));
    } else {
      findings.add(Finding.fail("doctor.unready", String.join(", ", health.down())));
    }
    health.faults().forEach(fault -> findings.add(new Finding(Finding.Level.FAIL, fault, "")));
    health.notices().forEach(notice -> findings.add(new Finding(Finding.Level.WARN, notice, "")));
    health.values().forEach((name, value) -> findings.add(Finding.ok("doctor.value", name, value)));
  }

  private void database() {
    Database embedded = settings.databaseUrl().isPresent() ? null : new Database(settings, home);
    String url = embedded == null ? settings.databaseUrl().orElseThrow() : embedded.url();
    String user =
        embedded == null ? settings.value("ADSUM_DB_USER").orElse("adsum") : embedded.user();
    String password =
        embedded == null
            ? settings.value("ADSUM_DB_PASSWORD").orElse("adsum")
            : embedded.password();
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      findings.add(
          Finding.ok(
              "doctor.database", one(statement, "select version()"), one(statement, SCHEMA)));
      clock(statement);
      if (settings.replicaUrl().isPresent()) {
        replica(statement, user, password);
      }
      inDoubt(statement);
      records(connection);
    } catch (SQLException e) {
      // The driver's words name the address, never the password.
      findings.add(Finding.fail("doctor.database.down", e.getMessage()));
    }
  }

  private void replica(Statement database, String user, String password) throws SQLException {
    String newest = "select coalesce(max(number), 0) from audit_checkpoint";
    // Asked first: what is signed between the two questions is no delay.
    long here = Long.parseLong(one(database, newest));
    try (Connection connection =
            DriverManager.getConnection(settings.replicaUrl().orElseThrow(), user, password);
        Statement replica = connection.createStatement()) {
      long there = Long.parseLong(one(replica, newest));
      findings.add(
          there < here
              ? Finding.warn("doctor.replica.behind", there, here)
              : Finding.ok(
                  "doctor.replica", one(replica, "select version()"), one(replica, SCHEMA)));
    } catch (SQLException e) {
      // The driver's words name the address, never the password.
      findings.add(Finding.warn("doctor.replica.down", e.getMessage()));
    }
  }

  private void clock(Statement statement) throws SQLException {
    Instant before = Instant.now();
    LocalDateTime told;
    try (ResultSet row = statement.executeQuery("select utc_timestamp(6)")) {
      row.next();
      told = row.getObject(1, LocalDateTime.class);
    }
    Duration apart = Duration.between(before, told.toInstant(ZoneOffset.UTC)).abs();
    findings.add(
        apart.compareTo(SKEW) > 0
            ? Finding.fail("doctor.clock", apart.toMillis())
            : Finding.ok("doctor.clock", apart.toMillis()));
  }

  private void inDoubt(Statement statement) {
    int count = 0;
    try (ResultSet rows = statement.executeQuery("xa recover")) {
      while (rows.next()) {
        count++;
      }
      findings.add(
          count == 0 ? Finding.ok("doctor.in-doubt", 0) : Finding.warn("doctor.in-doubt", count));
    } catch (SQLException e) {
      findings.add(Finding.warn("doctor.in-doubt.grant"));
    }
  }

  /** What must hold of the records whatever happened, also while people check in. */
  private void records(Connection connection) throws SQLException {
    List<org.adsum.chaos.Finding> broken = Invariants.of(connection).data();
    if (broken.isEmpty()) {
      findings.add(Finding.ok("doctor.records"));
    }
    broken.forEach(
        rule ->
            findings.add(
                Finding.fail(
                    rule.rule().equals(OVERDUE) ? "doctor.overdue" : "doctor.broken", rule)));
  }

  private static String one(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
