package org.adsum.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/**
 * Forty demo students who check in to one session after another, as phones do: they repeat what got
 * no answer, with the same key, and ask until they hear of a verdict. It remembers every 202 and
 * every verdict that was told.
 */
final class Classroom implements AutoCloseable {
  private static final int STUDENTS = 40;
  private static final int PHONES = 8;
  private static final String COURSE = "CS-301";
  private static final String PENDING = "PENDING";
  private static final Duration LONGEST = Duration.ofSeconds(240);
  private static final Duration LESSON = Duration.ofSeconds(300);

  private final Caller admin;
  private final Caller teacher;
  private final List<Caller> students = new ArrayList<>();
  private final List<List<Path>> people;
  private final long pauseNanos;
  private final ExecutorService phones = Executors.newFixedThreadPool(PHONES, Classroom::daemon);
  private final Thread bell = daemon(this::teach);

  /** Of each check-in that got a 202, what its student was told last. */
  private final Map<String, String> told = new ConcurrentHashMap<>();

  private final Map<String, Caller> askers = new ConcurrentHashMap<>();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile String session = "none";
  private volatile boolean over;

  /**
   * @param people photos of people, at least two of each
   * @param perSecond check-ins
   */
  Classroom(URI base, SSLContext tls, String password, List<List<Path>> people, double perSecond) {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    this.people = people;
    this.pauseNanos = (long) (1e9 / perSecond);
    admin = new Caller(client, base, "admin", password);
    teacher = new Caller(client, base, "teacher1", password);
    for (int i = 1; i <= STUDENTS; i++) {
      students.add(new Caller(client, base, "student%02d".formatted(i), password));
    }
  }

  /**
   * Gives everybody a face, the same to several, and rings the bell.
   *
   * @throws IllegalStateException when the whole instance refuses
   */
  void begin() {
    for (int i = 0; i < STUDENTS; i++) {
      Caller.Answer me = students.get(i).get("me");
      Caller.Answer enrolled =
          admin.form(
              "users/" + me.text("id") + "/templates",
              Map.of(),
              Map.of(),
              "photos",
              List.of(photo(i, 0), photo(i, 1)));
      if (!enrolled.is(201)) {
        throw new IllegalStateException("enrolment: " + enrolled);
      }
    }
    bell.start();
  }

  /** How many check-ins have got a 202. */
  int accepted() {
    return told.size();
  }

  /** What students were told, by the id of their check-in; PENDING when only of the 202. */
  Map<String, String> told() {
    return Map.copyOf(told);
  }

  /**
   * What time it is for the application, by the code it shows in the open session; empty when it
   * shows none or its answer takes a second.
   */
  Optional<ClockSeen> clock() {
    Instant before = Instant.now();
    Caller.Answer code = note(teacher.get("sessions/" + session + "/code"));
    Instant after = Instant.now();
    if (!code.is(200) || Duration.between(before, after).toSeconds() > 0) {
      return Optional.empty();
    }
    double step = Double.parseDouble(code.text("stepSeconds"));
    double untilNext =
        Duration.between(before, Instant.parse(code.text("expiresAt"))).toMillis() / 1000.0;
    // The code of this moment ends within one step from now.
    return Optional.of(new ClockSeen(untilNext - step / 2, step / 2 + 1));
  }

  /** How many requests got no answer, or one that says that the server is in trouble. */
  long unanswered() {
    return unanswered.get();
  }

  /** How many requests were refused for a reason. */
  long refused() {
    return refused.get();
  }

  /** Lets nobody begin any more and waits until all have given up or heard of a verdict. */
  void dismiss() {
    over = true;
    phones.shutdown();
    try {
      bell.join();
      if (!phones.awaitTermination(LONGEST.toSeconds() + 60, TimeUnit.SECONDS)) {
        phones.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets those who have not heard of a verdict ask once more. */
  void askAgain() {
    told.forEach(
        (attempt, state) -> {
          if (state.equals(PENDING)) {
            hear(askers.get(attempt), attempt);
          }
        });
  }

  @Override
  public void close() {
    over = true;
    phones.shutdownNow();
  }

  private void teach() {
    while (!over) {
      Optional<String> opened = open();
      if (opened.isPresent()) {
        session = opened.get();
        hold(session);
      } else {
        pause(Duration.ofMillis(500).toNanos());
      }
    }
  }

  private void hold(String session) {
    long end = System.nanoTime() + LESSON.toNanos();
    AtomicLong left = new AtomicLong();
    for (int i = 0; i < STUDENTS && !over; i++) {
      int number = i;
      left.incrementAndGet();
      phones.execute(
          () -> {
            try {
              checkIn(number, session);
            } finally {
              left.decrementAndGet();
            }
          });
      pause(pauseNanos);
    }
    while (left.get() > 0 && !over && System.nanoTime() < end) {
      pause(Duration.ofMillis(200).toNanos());
    }
  }

  /** Ends what is open and opens a session; nothing when that fails. */
  private Optional<String> open() {
    Caller.Answer sections = note(teacher.get("me/sections"));
    if (!sections.is(200)) {
      return Optional.empty();
    }
    String section =
        sections.list().stream()
            .filter(own -> COURSE.equals(own.get("course")))
            .map(own -> String.valueOf(own.get("id")))
            .findFirst()
            .orElseThrow();
    Caller.Answer sessions = note(teacher.get("sections/" + section + "/sessions"));
    if (!sessions.is(200)) {
      return Optional.empty();
    }
    for (Map<String, Object> session : sessions.list()) {
      Object state = session.get("state");
      if ("OPEN".equals(state) || "LOCKED".equals(state)) {
        note(teacher.post("sessions/" + session.get("id") + "/close", Map.of()));
      }
    }
    Caller.Answer opened = note(teacher.post("sections/" + section + "/sessions", Map.of()));
    return opened.is(201) ? Optional.of(opened.text("id")) : Optional.empty();
  }

  private void checkIn(int number, String session) {
    Caller student = students.get(number);
    long end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end && !over) {
      Caller.Answer code = note(teacher.get("sessions/" + session + "/code"));
      if (!code.is(200)) {
        if (!code.isPassing()) {
          return;
        }
        pause(Duration.ofMillis(700).toNanos());
        continue;
      }
      Caller.Answer ticket = note(student.post("tickets", Map.of("code", code.text("code"))));
      if (ticket.is(201)) {
        if (submit(student, number, ticket.text("ticket"), end)) {
          return;
        }
      } else if (ticket.body().contains("already-marked")) {
        return;
      }
      pause(Duration.ofMillis(700).toNanos());
    }
  }

  /** Whether there is nothing more to do: a verdict was told. */
  private boolean submit(Caller student, int number, String ticket, long end) {
    String key = UUID.randomUUID().toString();
    byte[] frame = photo(number, people.get(number % people.size()).size() - 1);
    while (System.nanoTime() < end) {
      Caller.Answer answer =
          note(
              student.form(
                  "check-ins",
                  Map.of("Idempotency-Key", key),
                  Map.of("ticket", ticket),
                  "frames",
                  List.of(frame, frame, frame)));
      if (answer.is(202)) {
        String attempt = answer.text("id");
        told.putIfAbsent(attempt, PENDING);
        askers.put(attempt, student);
        return awaitVerdict(student, attempt, end);
      }
      if (!answer.isPassing()) {
        return false;
      }
      pause(Duration.ofMillis(700).toNanos());
    }
    return true;
  }

  /** Whether no other try is needed. */
  private boolean awaitVerdict(Caller student, String attempt, long end) {
    while (System.nanoTime() < end) {
      String state = hear(student, attempt);
      if (!state.equals(PENDING)) {
        return !state.equals("EXPIRED") && !state.equals("FAILED");
      }
      pause(Duration.ofMillis(500).toNanos());
    }
    return true;
  }

  private String hear(Caller student, String attempt) {
    Caller.Answer answer = note(student.get("check-ins/" + attempt));
    if (!answer.is(200)) {
      return PENDING;
    }
    String state = answer.text("state");
    // Once told, a verdict must not change: the first one is kept and held against the database.
    told.merge(attempt, state, (old, now) -> old.equals(PENDING) ? now : old);
    return state;
  }

  private Caller.Answer note(Caller.Answer answer) {
    if (answer.isPassing()) {
      unanswered.incrementAndGet();
    } else if (answer.status() >= 400) {
      refused.incrementAndGet();
    }
    return answer;
  }

  private byte[] photo(int student, int index) {
    List<Path> photos = people.get(student % people.size());
    try {
      return Files.readAllBytes(photos.get(Math.min(index, photos.size() - 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause(long nanos) {
    LockSupport.parkNanos(nanos);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "chaos-classroom");
    thread.setDaemon(true);
    return thread;
  }
}
