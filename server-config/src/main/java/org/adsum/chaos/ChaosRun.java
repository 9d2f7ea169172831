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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  private static final int STARTS = 4;
  private static final int LOOK_EVERY = 10;
  private static final int CLOCK_ASKED = 3;

  private final AdsumServer server;
  private final Classroom classroom;
  private final Relay phones;
  private final Relay database;
  private final InDoubtWatch watch;
  private final Management management;
  private final Consumer<String> tell;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final ExecutorService besides =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "chaos-beside"));
  private final long began = System.nanoTime();
  private int manualSteps;

  ChaosRun(
      AdsumServer server,
      Classroom classroom,
      Relay phones,
      Relay database,
      InDoubtWatch watch,
      Consumer<String> tell) {
    this.server = server;
    this.classroom = classroom;
    this.phones = phones;
    this.database = database;
    this.watch = watch;
    this.management = new Management(server.settings().managementPort());
    this.tell = tell;
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  /** How often more was needed than to start what was dead. */
  int manualSteps() {
    return manualSteps;
  }

  /** Seconds since the beginning. */
  double seconds() {
    return seconds(began);
  }

  /** Makes the troubles until the plan or the time is over. */
  void carryOut(List<Trouble> plan, Duration most) {
    long end = began + most.toNanos();
    Pace pace = new Pace(end);
    for (int i = 0; i < plan.size(); i++) {
      if (System.nanoTime() > end) {
        tell.accept(Words.of("chaos.cut", outcomes.size(), plan.size()));
        break;
      }
      Trouble trouble = plan.get(i);
      pause(pace.before(plan.subList(i, plan.size())));
      Optional<Trouble> beside =
          plan.stream().skip(i + 1).limit(1).filter(Trouble::beside).findAny();
      long since = System.nanoTime();
      carryOut(trouble, beside);
      if (beside.isPresent()) {
        i++;
      }
      if (Trouble.Kind.STARTS.contains(trouble.kind())) {
        pace.started(seconds(since));
      }
      if (outcomes.size() % LOOK_EVERY == 0) {
        look();
      }
    }
    besides.shutdown();
  }

  private void carryOut(Trouble trouble, Optional<Trouble> beside) {
    double at = seconds(began);
    watch.troubled();
    Making making = new Making(beside);
    String problem = "";
    try {
      requireAlive();
      making.make(trouble);
    } catch (LaunchProblem | IllegalStateException | UncheckedIOException e) {
      problem = String.valueOf(e.getMessage());
      manualSteps++;
      tell.accept(Words.of("chaos.problem", problem));
      making.settle();
      heal();
    }
    watch.ready();
    double gone = seconds(began) - at;
    note(new Outcome(trouble, at, making.ready, gone, making.starts, making.note, problem));
    making.besides.forEach(this::note);
  }

  private void note(Outcome outcome) {
    Trouble trouble = outcome.trouble();
    outcomes.add(outcome);
    tell.accept(
        Words.of(
            "chaos.line",
            String.format("%7.1f", outcome.at()),
            String.format("%3d", trouble.number()),
            String.format("%-15s", (trouble.beside() ? "+" : "") + trouble.kind()),
            String.format("%4.1f", trouble.lasts().toMillis() / 1000.0),
            outcome.ready() < 0 ? "    -" : String.format("%5.1f", outcome.ready()),
            String.format("%5.1f", outcome.gone()),
            classroom.accepted(),
            outcome.note()));
  }

  /** Tells early of what would be found in the end. */
  private void look() {
    try (Connection connection = connect()) {
      Invariants.of(connection)
          .data()
          .forEach(finding -> tell.accept(Words.of("chaos.finding", finding)));
    } catch (SQLException e) {
      tell.accept(Words.of("chaos.problem", e.getMessage()));
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        server.databaseUrl(), server.databaseUser(), server.databasePassword());
  }

  /** What does not hold once all is healed and quiet. */
  List<Finding> judge(AuditKeyRing keys) throws SQLException {
    heal();
    watch.ready();
    classroom.dismiss();
    List<Finding> findings = new ArrayList<>();
    try (Connection connection = connect()) {
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

  /** The making of one trouble, and of another one beside it. */
  private final class Making {
    private final Optional<Trouble> beside;
    private final List<Outcome> besides = new ArrayList<>();
    private double ready = -1;
    private int starts;
    private String note = "";
    private Optional<Future<Long>> healed = Optional.empty();

    private Making(Optional<Trouble> beside) {
      this.beside = beside;
    }

    private void make(Trouble trouble) {
      switch (trouble.kind()) {
        case KILL_SERVER -> {
          server.killServer();
          if (trouble.size() == 1) {
            note = Words.of("chaos.note.twice");
            killWhileStarting(trouble.number());
            starts++;
          }
          start();
        }
        case RESTART -> {
          server.stopServer();
          start();
        }
        default -> {
          note = breakAndHeal(trouble);
          ready = untilReady(System.nanoTime());
        }
      }
    }

    /** Starts until it runs, as a service manager would; more than once only when disturbed. */
    private void start() {
      long last = System.nanoTime();
      healed = beside.map(other -> ChaosRun.this.besides.submit(() -> disturb(other)));
      for (boolean running = false; !running; ) {
        last = System.nanoTime();
        starts++;
        try {
          server.startServer();
          running = true;
        } catch (LaunchProblem e) {
          if (beside.isEmpty() || starts >= STARTS) {
            throw e;
          }
          note += Words.of("chaos.note.again", e.getMessage());
          server.killServer();
        }
      }
      ready = untilReady(Math.max(last, healed.map(ChaosRun::await).orElse(last)));
    }

    /** Waits for what still goes on beside, well or not. */
    private void settle() {
      try {
        healed.ifPresent(ChaosRun::await);
      } catch (IllegalStateException e) {
        tell.accept(Words.of("chaos.problem", e.getMessage()));
      }
    }

    /** Gives the moment when it was healed. */
    private long disturb(Trouble other) {
      pause(Duration.ofMillis((long) (1000 * other.after())));
      double at = seconds(began);
      String said = breakAndHeal(other);
      besides.add(new Outcome(other, at, -1, seconds(began) - at, 0, said, ""));
      return System.nanoTime();
    }
  }

  /** All that does not start the server. Gives what was seen meanwhile. */
  private String breakAndHeal(Trouble trouble) {
    switch (trouble.kind()) {
      case KILL_DATABASE -> {
        server.killDatabase();
        pause(trouble.lasts());
        server.startDatabase();
      }
      case PAUSE_DATABASE -> {
        signal("STOP", server.databasePid());
        pause(trouble.lasts());
        signal("CONT", server.databasePid());
      }
      case FILL_QUEUE -> {
        management.deliver(QUEUE, false);
        pause(trouble.lasts());
        String waiting = Words.of("chaos.note.queue", management.messages(QUEUE));
        management.deliver(QUEUE, true);
        return waiting;
      }
      case CUT_PHONES -> during(trouble, phones::cut, phones);
      case STALL_PHONES -> during(trouble, phones::stall, phones);
      case CUT_DATABASE -> during(trouble, database::cut, database);
      case STALL_DATABASE -> during(trouble, database::stall, database);
      case SKEW_CLOCK -> {
        return skew(trouble);
      }
      default -> throw new IllegalArgumentException(trouble.kind().name());
    }
    return "";
  }

  /**
   * Makes the clock wrong and asks the application over HTTPS what time it is.
   *
   * @throws IllegalStateException when it does not see the wrong time
   */
  private String skew(Trouble trouble) {
    long end = System.nanoTime() + trouble.lasts().toNanos();
    management.property(ChaosRules.SKEW, String.valueOf(trouble.size()));
    Optional<ClockSeen> seen = Optional.empty();
    for (int i = 0; i < CLOCK_ASKED && seen.isEmpty(); i++) {
      seen = classroom.clock();
    }
    pause(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    management.property(ChaosRules.SKEW, "0");
    String said =
        Words.of(
            "chaos.note.clock",
            trouble.size(),
            seen.map(clock -> Math.round(clock.ahead())).map(String::valueOf).orElse("-"));
    if (seen.filter(clock -> clock.fits(trouble.size())).isEmpty()) {
      throw new IllegalStateException(said);
    }
    return said;
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

  private static long await(Future<Long> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return System.nanoTime();
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause().getMessage()), e);
    }
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
