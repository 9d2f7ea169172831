package org.adsum.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.adsum.audit.entity.AuditKeyRing;
import org.adsum.launcher.AdsumServer;
import org.adsum.launcher.LaunchProblem;

/**
 * Carries a plan out on a running throw-away instance, starts what died again, as a service manager
 * would and nothing more, and says at the end what does not hold.
 */
final class ChaosRun {
  /** Longest time from a start to ready. */
  static final double READY_SECONDS = 60;

  private static final String QUEUE = "adsum.verification";
  private static final Duration HEALING = Duration.ofSeconds(180);
  private static final Duration QUIET = Duration.ofSeconds(120);
  private static final long STEP = Duration.ofMillis(100).toNanos();

  private final AdsumServer server;
  private final Classroom classroom;
  private final Relay phones;
  private final Relay database;
  private final Management management;
  private final Consumer<String> tell;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final long began = System.nanoTime();

  ChaosRun(
      AdsumServer server,
      Classroom classroom,
      Relay phones,
      Relay database,
      Consumer<String> tell) {
    this.server = server;
    this.classroom = classroom;
    this.phones = phones;
    this.database = database;
    this.management = new Management(server.settings().managementPort());
    this.tell = tell;
  }

  /**
   * What came of a trouble.
   *
   * @param at seconds after the beginning
   * @param ready seconds until the instance was ready again: after a start, or after the healing
   * @param problem in words, empty when all went as it should
   */
  record Outcome(Trouble trouble, double at, double ready, String problem) {}

  List<Outcome> outcomes() {
    return outcomes;
  }

  /** Makes the troubles until the plan or the time is over. */
  void carryOut(List<Trouble> plan, Duration most, InDoubtWatch watch) {
    long end = began + most.toNanos();
    for (Trouble trouble : plan) {
      if (System.nanoTime() > end) {
        tell.accept(Words.of("chaos.cut", outcomes.size(), plan.size()));
        return;
      }
      pause(trouble.after());
      double at = seconds(began);
      String problem = "";
      double ready = -1;
      try {
        ready = make(trouble, watch);
      } catch (LaunchProblem | IllegalStateException | UncheckedIOException e) {
        problem = String.valueOf(e.getMessage());
        tell.accept(Words.of("chaos.problem", problem));
        heal();
      }
      outcomes.add(new Outcome(trouble, at, ready, problem));
      tell.accept(
          Words.of(
              "chaos.line",
              String.format("%7.1f", at),
              String.format("%3d", trouble.number()),
              String.format("%-15s", trouble.kind()),
              String.format("%5.1f", trouble.lasts().toMillis() / 1000.0),
              String.format("%5.1f", ready),
              classroom.accepted(),
              trouble.size() == 0 ? "" : "size " + trouble.size()));
    }
  }

  /** What does not hold once all is healed and quiet. */
  List<Finding> judge(AuditKeyRing keys) throws SQLException {
    heal();
    classroom.dismiss();
    List<Finding> findings = new ArrayList<>();
    try (Connection connection =
        DriverManager.getConnection(
            server.databaseUrl(), server.databaseUser(), server.databasePassword())) {
      findings.addAll(Invariants.of(connection).with(management).with(keys).afterRest(QUIET));
      classroom.askAgain();
      findings.addAll(promises(connection));
    }
    add(
        findings,
        "too-slow",
        outcomes.stream()
            .filter(o -> o.ready() > READY_SECONDS)
            .map(o -> o.trouble().number() + "=" + Math.round(o.ready()) + "s")
            .toList());
    add(
        findings,
        "not-carried-out",
        outcomes.stream()
            .filter(o -> !o.problem().isEmpty())
            .map(o -> o.trouble().number() + "=" + o.problem())
            .toList());
    add(findings, "no-load", classroom.accepted() == 0 ? List.of("0") : List.of());
    return findings;
  }

  /** Holds what students were told against what the database says. */
  private List<Finding> promises(Connection connection) throws SQLException {
    List<String> lost = new ArrayList<>();
    List<String> otherwise = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("select state from checkin_attempt where id = ?")) {
      for (Map.Entry<String, String> promise : classroom.told().entrySet()) {
        query.setString(1, promise.getKey());
        try (ResultSet row = query.executeQuery()) {
          if (!row.next()) {
            lost.add(promise.getKey());
          } else if (promise.getValue().equals("PENDING")) {
            silent.add(promise.getKey());
          } else if (!promise.getValue().equals(row.getString(1))) {
            otherwise.add(promise.getKey());
          }
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    add(findings, "told-and-lost", lost);
    add(findings, "told-otherwise", otherwise);
    add(findings, "told-nothing", silent);
    return findings;
  }

  private double make(Trouble trouble, InDoubtWatch watch) {
    requireAlive();
    switch (trouble.kind()) {
      case KILL_SERVER -> {
        server.killServer();
        watch.died();
        return startServer(trouble, watch);
      }
      case RESTART -> {
        server.stopServer();
        return startServer(trouble, watch);
      }
      case KILL_DATABASE -> {
        server.killDatabase();
        pause(trouble.lasts());
        long start = System.nanoTime();
        server.startDatabase();
        return untilReady(start);
      }
      case PAUSE_DATABASE -> {
        signal("STOP", server.databasePid());
        pause(trouble.lasts());
        signal("CONT", server.databasePid());
      }
      case FILL_QUEUE -> {
        management.deliver(QUEUE, false);
        pause(trouble.lasts());
        management.deliver(QUEUE, true);
      }
      case CUT_PHONES -> during(trouble, phones::cut, phones);
      case STALL_PHONES -> during(trouble, phones::stall, phones);
      case CUT_DATABASE -> during(trouble, database::cut, database);
      case STALL_DATABASE -> during(trouble, database::stall, database);
      case SKEW_CLOCK -> {
        management.property(ChaosRules.SKEW, String.valueOf(trouble.size()));
        pause(trouble.lasts());
        management.property(ChaosRules.SKEW, "0");
      }
    }
    return untilReady(System.nanoTime());
  }

  private double startServer(Trouble trouble, InDoubtWatch watch) {
    if (trouble.size() == 1) {
      killWhileStarting(trouble.number());
    }
    long start = System.nanoTime();
    server.startServer();
    watch.ready();
    return untilReady(start);
  }

  /** A second death while the server boots and recovers; when, the number decides. */
  private void killWhileStarting(int number) {
    Thread killer =
        new Thread(
            () -> {
              pause(Duration.ofMillis(2000 + 1300L * (number % 9)));
              server.killServer();
            },
            "chaos-killer");
    killer.start();
    try {
      server.startServer();
      killer.join();
    } catch (LaunchProblem e) {
      // Just what was meant: it died while it started.
      awaitEnd(killer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void during(Trouble trouble, Runnable breaking, Relay relay) {
    breaking.run();
    pause(trouble.lasts());
    relay.heal();
  }

  private void heal() {
    phones.heal();
    database.heal();
    if (!isAlive(server.databasePid())) {
      server.startDatabase();
    }
    signal("CONT", server.databasePid());
    if (!isAlive(server.serverPid())) {
      server.startServer();
    }
    untilReady(System.nanoTime());
    management.deliver(QUEUE, true);
    management.property(ChaosRules.SKEW, "0");
  }

  private void requireAlive() {
    if (!isAlive(server.serverPid())) {
      server.startServer();
      throw new IllegalStateException(Words.of("chaos.died"));
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private double untilReady(long start) {
    long end = System.nanoTime() + HEALING.toNanos();
    while (!server.isReady()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(Words.of("chaos.unready", HEALING.toSeconds()));
      }
      LockSupport.parkNanos(STEP);
    }
    return seconds(start);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void pause(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static void signal(String name, long pid) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -" + name + " " + pid + ": " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void add(List<Finding> findings, String rule, List<String> ids) {
    if (!ids.isEmpty()) {
      findings.add(new Finding(rule, ids.stream().limit(Finding.MOST).toList()));
    }
  }
}
