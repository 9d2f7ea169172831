package org.adsum.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * One run of load against a server, from opening the sessions to the judgement. The server may die
 * and come back meanwhile: students go on as long as their patience lasts, and what they saw is in
 * the result.
 */
public final class LoadRun {
  private final LoadTarget target;
  private final LoadSettings settings;
  private final Faces faces;
  private final LoadClass people;
  private final LoadObserver observer;
  private final List<Seen> all = new ArrayList<>();
  private volatile boolean over;

  /**
   * @param people made by {@link LoadClass#prepare} with the same settings
   */
  public LoadRun(
      LoadTarget target,
      LoadSettings settings,
      Faces faces,
      LoadClass people,
      LoadObserver observer) {
    this.target = target;
    this.settings = settings;
    this.faces = faces;
    this.people = people;
    this.observer = observer;
  }

  /** Prepares and runs. */
  public static LoadResult of(
      LoadTarget target, LoadSettings settings, Faces faces, LoadObserver observer) {
    LoadClass people = LoadClass.prepare(target, settings, faces, observer::said);
    return new LoadRun(target, settings, faces, people, observer).run();
  }

  /**
   * Runs; returns when everything is judged and the sessions are closed.
   *
   * @throws LoadProblem when sessions cannot be opened, or the server does not answer the questions
   *     afterwards
   */
  public LoadResult run() {
    try {
      List<Wall> walls = new ArrayList<>();
      List<String> closedCodes = new ArrayList<>();
      for (String section : people.sections()) {
        closedCodes.add(codeOfClosedSession(section));
        walls.add(new Wall(people.teacher(), open(section)));
      }
      List<String> sessions = walls.stream().map(Wall::session).toList();
      observer.opened(sessions);
      LoadResult result = run(walls, closedCodes, sessions);
      for (String session : sessions) {
        people.teacher().send("POST", "sessions/" + session + "/close", null);
      }
      return result;
    } catch (IOException e) {
      throw new LoadProblem("run: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadProblem("run: interrupted", e);
    }
  }

  private LoadResult run(List<Wall> walls, List<String> closedCodes, List<String> sessions)
      throws InterruptedException {
    HttpClient shared = settings.ownConnections() ? null : Line.clientOfMany(target);
    List<Script> scripts = Script.draw(settings);
    scripts.forEach(script -> all.add(new Seen(script)));
    ServerWatch watch = new ServerWatch(target.local());
    double cpuBefore = driverCpuSeconds();
    long start = System.nanoTime();
    Thread screens = daemon("adsum-load-wall", () -> refresh(walls));
    Thread reporter = daemon("adsum-load-progress", () -> report(start, watch));
    CountDownLatch leaving = new CountDownLatch(all.size());
    ExecutorService phones =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(null, task, "adsum-load-phone", 256 * 1024);
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Seen> byArrival = new ArrayList<>(all);
      byArrival.sort(java.util.Comparator.comparingLong(seen -> seen.script.arrivesAt()));
      for (Seen seen : byArrival) {
        long wait = seen.script.arrivesAt() - (System.nanoTime() - start) / 1_000_000;
        if (wait > 0) {
          TimeUnit.MILLISECONDS.sleep(wait);
        }
        int section = people.sectionOf(seen.script.number());
        Phone phone =
            new Phone(
                people,
                target,
                settings,
                faces,
                walls.get(section),
                closedCodes.get(section),
                shared,
                seen,
                () -> {});
        phones.execute(
            () -> {
              try {
                phone.run();
              } finally {
                leaving.countDown();
              }
            });
      }
      // Whoever is patient may wait twice: to get in, and for the verdict.
      leaving.await(settings.patience().toSeconds() * 2 + 60, TimeUnit.SECONDS);
    } finally {
      over = true;
      phones.shutdownNow();
      screens.interrupt();
    }
    reporter.join(5_000);
    Check check = new Check(people, target);
    check.awaitVerdicts(sessions, settings.patience());
    if (settings.route() != LoadSettings.Route.FACE) {
      check.confirm(sessions, System.nanoTime() + settings.patience().toNanos());
    }
    observer.finished(sessions);
    double driver = driverCpuSeconds() - cpuBefore;
    check.judge(all, sessions, settings.patience());
    return result(start, sessions, check, watch.samples(), driver);
  }

  private String open(String section) throws IOException, InterruptedException {
    Line.Answer opened = people.teacher().send("POST", "sections/" + section + "/sessions", null);
    if (opened.status() == 200) {
      // Of a run that was broken off: this one begins with a session of its own.
      people.teacher().send("POST", "sessions/" + opened.text("id") + "/close", null);
      opened = people.teacher().send("POST", "sections/" + section + "/sessions", null);
    }
    return LoadClass.require(opened, 201).text("id");
  }

  private String codeOfClosedSession(String section) throws IOException, InterruptedException {
    if (settings.shares().closedSession() <= 0) {
      return "";
    }
    String id = open(section);
    String code =
        LoadClass.require(people.teacher().get("sessions/" + id + "/code"), 200).text("code");
    LoadClass.require(people.teacher().send("POST", "sessions/" + id + "/close", null), 200);
    return code;
  }

  private void refresh(List<Wall> walls) {
    try {
      while (!over) {
        for (Wall wall : walls) {
          wall.refresh();
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(long start, ServerWatch watch) {
    try {
      while (!over) {
        watch.sample((System.nanoTime() - start) / 1e9);
        observer.progressed(progress(start));
        TimeUnit.SECONDS.sleep(1);
      }
      watch.sample((System.nanoTime() - start) / 1e9);
      observer.progressed(progress(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      watch.close();
    }
  }

  private LoadProgress progress(long start) {
    int arrived = 0;
    int accepted = 0;
    int verdicts = 0;
    int busy = 0;
    int broken = 0;
    int done = 0;
    for (Seen seen : all) {
      arrived += seen.arrivedAt != 0 ? 1 : 0;
      accepted += seen.acceptedAt != 0 ? 1 : 0;
      verdicts += seen.verdictAt != 0 ? 1 : 0;
      busy += seen.busy;
      broken += seen.broken;
      done += seen.verdictAt != 0 || seen.gaveUp || seen.alreadyMarked ? 1 : 0;
    }
    return new LoadProgress(
        (System.nanoTime() - start) / 1_000_000,
        all.size(),
        arrived,
        accepted,
        verdicts,
        busy,
        broken,
        done);
  }

  private LoadResult result(
      long start, List<String> sessions, Check check, List<Sample> samples, double driver) {
    Map<String, Integer> verdicts = new TreeMap<>();
    Map<String, Integer> refusals = new TreeMap<>();
    int accepted = 0;
    int turnedAway = 0;
    int failures = 0;
    int busy = 0;
    int broken = 0;
    int duplicates = 0;
    for (Seen seen : all) {
      boolean in = !seen.attempts.isEmpty();
      accepted += in ? 1 : 0;
      turnedAway += in || seen.alreadyMarked ? 0 : 1;
      String last = seen.lastState();
      if (in) {
        verdicts.merge(last.equals("PENDING") ? "UNTOLD" : last, 1, Integer::sum);
      }
      failures += last.equals("FAILED") || last.equals("EXPIRED") ? 1 : 0;
      busy += seen.busy;
      broken += seen.broken;
      duplicates += seen.duplicates;
      seen.refusals.forEach((code, count) -> refusals.merge(code, count, Integer::sum));
    }
    long end =
        all.stream().flatMapToLong(s -> LongStream.of(s.acceptedAt, s.verdictAt)).max().orElse(0);
    double seconds = Math.max(0, (end - start) / 1e9);
    int length = (int) seconds + 1;
    return new LoadResult(
        settings,
        sessions,
        (int) all.stream().filter(s -> s.arrivedAt != 0).count(),
        accepted,
        verdicts,
        failures,
        turnedAway,
        check.records(),
        check.lost(),
        check.doubled(),
        check.wrong(),
        refusals,
        busy,
        broken,
        duplicates,
        Latency.of(all.stream().mapToDouble(s -> s.ticketMillis)),
        Latency.of(all.stream().mapToDouble(s -> s.acceptMillis)),
        Latency.of(all.stream().mapToDouble(s -> s.verdictMillis)),
        seconds,
        perSecond(start, length, s -> s.arrivedAt),
        perSecond(start, length, s -> s.acceptedAt),
        perSecond(start, length, s -> s.verdictAt),
        samples,
        driver);
  }

  private int[] perSecond(long start, int length, ToLongFunction<Seen> when) {
    int[] counts = new int[length];
    for (Seen seen : all) {
      long at = when.applyAsLong(seen);
      if (at != 0) {
        counts[(int) Math.min(length - 1, Math.max(0, (at - start) / 1_000_000_000))]++;
      }
    }
    return counts;
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static double driverCpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean own
        ? own.getProcessCpuTime() / 1e9
        : Double.NaN;
  }

  /** For those who plan: how long a run of these settings takes at most. */
  public static Duration longest(LoadSettings settings) {
    return settings.within().plus(settings.patience().multipliedBy(4)).plusSeconds(60);
  }
}
