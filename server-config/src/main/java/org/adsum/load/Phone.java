package org.adsum.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.adsum.launcher.Json;

/**
 * One student's phone: looks at the wall, gets a ticket, sends frames, waits for the verdict. It
 * behaves as the check-in page does: what is refused for the moment is sent again after the time
 * that the server names, with the same key; a code that has become old is scanned anew.
 */
final class Phone implements Runnable {
  private static final long FIRST_PAUSE = 200;
  private static final long LONGEST_PAUSE = 5_000;

  // As the check-in page asks: resources/student/submission.js.
  private static final long FIRST_POLL_MILLIS = 2_000;
  private static final long LATER_POLL_MILLIS = 4_000;
  private static final long POLL_BESIDE_PUSH_MILLIS = 10_000;
  private static final int MOST_TRIES = 3;

  /** From the wall's next code until it is typed: eight characters, read from afar. */
  private static final long LEAST_TYPING_MILLIS = 1_500;

  private static final long MOST_TYPING_MILLIS = 6_000;

  private final LoadClass people;
  private final LoadTarget target;
  private final LoadSettings settings;
  private final Faces faces;
  private final Wall wall;
  private final String closedCode;
  private final HttpClient shared;
  private final Seen seen;
  private final Script script;
  private final Runnable changed;
  private final Map<String, CompletableFuture<Long>> pushed = new HashMap<>();
  private Line line;
  private WebSocket socket;
  private long until;

  Phone(
      LoadClass people,
      LoadTarget target,
      LoadSettings settings,
      Faces faces,
      Wall wall,
      String closedCode,
      HttpClient shared,
      Seen seen,
      Runnable changed) {
    this.people = people;
    this.target = target;
    this.settings = settings;
    this.faces = faces;
    this.wall = wall;
    this.closedCode = closedCode;
    this.shared = shared;
    this.seen = seen;
    this.script = seen.script;
    this.changed = changed;
  }

  /** The student cannot go on trying. */
  private static final class GaveUp extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private interface Request {
    Line.Answer send() throws IOException, InterruptedException;
  }

  @Override
  public void run() {
    seen.arrivedAt = System.nanoTime();
    until = seen.arrivedAt + settings.patience().toNanos();
    HttpClient client = settings.ownConnections() ? Line.client(target) : shared;
    line = Line.of(client, target.url(), people.token(script.number()));
    try {
      if (script.closedSession()) {
        expectRefusal(closedCode, "session-closed");
      }
      if (script.lateCode()) {
        Optional<Wall.Shown> old = wall.old();
        if (old.isPresent()) {
          expectRefusal(old.get().code(), "code-old");
        }
      }
      // By code the answer comes at once, and nothing is waited for.
      if (script.push() && !script.byCode()) {
        socket = listen();
      }
      for (int tries = 0; tries < MOST_TRIES && !checkIn(); tries++) {
        changed.run();
      }
    } catch (GaveUp e) {
      seen.gaveUp = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      seen.gaveUp = true;
    } catch (RuntimeException e) {
      seen.wrong.add("driver: " + e);
    } finally {
      if (socket != null) {
        socket.abort();
      }
      changed.run();
    }
  }

  private void expectRefusal(String code, String problem) throws GaveUp, InterruptedException {
    Line.Answer answer = persist(() -> scan(code));
    if (!answer.problem().equals(problem)) {
      seen.wrong.add(problem + " expected, " + answer.problem());
    }
  }

  private Line.Answer scan(String code) throws IOException, InterruptedException {
    return line.send(
        "POST", "tickets", Map.of("code", code, "way", script.byCode() ? "CODE" : "FACE"));
  }

  /** Whether that was all. */
  private boolean checkIn() throws GaveUp, InterruptedException {
    long step = -1;
    Line.Answer ticket = null;
    while (ticket == null) {
      Wall.Shown code = wall.after(step, left()).orElseThrow(GaveUp::new);
      double[] millis = new double[1];
      Line.Answer answer = persist(() -> timed(millis, () -> scan(code.code())));
      switch (answer.problem()) {
        case "http-201" -> {
          ticket = answer;
          seen.ticketMillis = millis[0];
          step = code.step();
        }
        case "code-old" -> {
          seen.rescans++;
          step = code.step();
        }
        case "already-marked" -> {
          seen.alreadyMarked = true;
          return true;
        }
        case "check-in-pending" -> {
          refused(answer);
          pause(FIRST_POLL_MILLIS);
        }
        default -> {
          refused(answer);
          throw new GaveUp();
        }
      }
    }
    if (ticket.body().matches("(?s).*\"challenge\":\\[[^]]*\"(?!FRONT)\\w+\".*")) {
      throw new IllegalStateException(
          "the server asks for moves of the head (ADSUM_LIVENESS=enforced), which photos cannot show");
    }
    String attempt = submit(ticket.text("ticket"), step);
    return !attempt.isEmpty() && awaitVerdict(attempt);
  }

  /** The attempt's id; empty when another scan is needed. */
  private String submit(String ticket, long step) throws GaveUp, InterruptedException {
    String key = UUID.nameUUIDFromBytes(ticket.getBytes()).toString();
    byte[][] parts;
    if (script.byCode()) {
      Wall.Shown next = wall.after(step, left()).orElseThrow(GaveUp::new);
      TimeUnit.MILLISECONDS.sleep(typing());
      parts =
          new byte[][] {
            Faces.field("ticket", ticket), Faces.field("code", next.shortCode()), Faces.end()
          };
    } else {
      parts =
          new byte[][] {
            Faces.field("ticket", ticket), faces.frames(script.number(), script.wrongFace())
          };
    }
    long start = System.nanoTime();
    if (script.impatient() && seen.attempts.isEmpty()) {
      breakOff(key, parts);
    }
    CompletableFuture<Line.Answer> second =
        script.duplicate() ? line.sendAsync(post(key, parts)) : null;
    double[] millis = new double[1];
    seen.unanswered = true;
    Line.Answer answer = persist(() -> timed(millis, () -> line.send(post(key, parts))));
    seen.unanswered = false;
    if (answer.status() != 202) {
      requireHarmless(answer);
      return "";
    }
    String id = answer.text("id");
    seen.acceptMillis = millis[0];
    seen.acceptedAt = System.nanoTime();
    submittedAt = start;
    seen.attempts.put(id, "PENDING");
    changed.run();
    if (second != null) {
      compare(second, id);
    }
    return id;
  }

  private long submittedAt;

  /**
   * Whoever is refused scans again, as the page offers; what was just got may only be too old, or
   * typed before the wall had changed.
   */
  private void requireHarmless(Line.Answer answer) throws GaveUp {
    String problem = answer.problem();
    if (List.of("ticket-expired", "code-old", "code-early").contains(problem)) {
      seen.rescans++;
      return;
    }
    refused(answer);
    if (problem.startsWith("ticket-") || problem.startsWith("code-")) {
      seen.wrong.add("submission refused: " + problem);
      throw new GaveUp();
    }
  }

  /** Both requests with one key are one attempt. */
  private void compare(CompletableFuture<Line.Answer> second, String id)
      throws InterruptedException {
    try {
      Line.Answer other = second.get(60, TimeUnit.SECONDS);
      if (other.status() == 202) {
        seen.duplicates++;
        if (!other.text("id").equals(id)) {
          seen.wrong.add("one key, two attempts");
          seen.attempts.put(other.text("id"), "PENDING");
        }
      } else if (other.status() != 503) {
        seen.wrong.add("the same request again: " + other.problem());
      }
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      seen.broken++;
    }
  }

  private java.net.http.HttpRequest.Builder post(String key, byte[][] parts) {
    return line.formRequest("check-ins", parts).header("Idempotency-Key", key);
  }

  /** Sends, and hangs up before there is an answer, as a phone does that leaves the network. */
  private void breakOff(String key, byte[][] parts) throws InterruptedException {
    CompletableFuture<Line.Answer> lost = line.sendAsync(post(key, parts));
    TimeUnit.MILLISECONDS.sleep(10L + script.random().nextInt(200));
    lost.cancel(true);
    seen.broken++;
  }

  private boolean awaitVerdict(String attempt) throws GaveUp, InterruptedException {
    CompletableFuture<Long> news = pushOf(attempt);
    long pause = FIRST_POLL_MILLIS;
    while (true) {
      Long heard = null;
      boolean live = socket != null && !socket.isInputClosed();
      if (!script.byCode()) {
        try {
          heard =
              news.get(
                  jittered(live ? Math.max(pause, POLL_BESIDE_PUSH_MILLIS) : pause),
                  TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // Nothing was pushed: ask.
        } catch (java.util.concurrent.ExecutionException e) {
          throw new IllegalStateException(e);
        }
      }
      Line.Answer answer = persist(() -> line.get("check-ins/" + attempt));
      if (answer.status() != 200) {
        seen.wrong.add("an accepted check-in is unknown: " + answer.problem());
        throw new GaveUp();
      }
      String state = answer.text("state");
      if (!state.equals("PENDING")) {
        seen.verdictAt = heard == null ? System.nanoTime() : heard;
        seen.verdictMillis = (seen.verdictAt - submittedAt) / 1e6;
        seen.attempts.put(attempt, state);
        seen.reasons.put(attempt, answer.text("reason"));
        // An honest failure: the student scans again.
        return !state.equals("FAILED") && !state.equals("EXPIRED");
      }
      if (left().isZero()) {
        throw new GaveUp();
      }
      pause = Math.max(LATER_POLL_MILLIS, seconds(answer.retryAfter()) * 1000);
    }
  }

  private synchronized CompletableFuture<Long> pushOf(String attempt) {
    return pushed.computeIfAbsent(attempt, id -> new CompletableFuture<>());
  }

  private WebSocket listen() throws InterruptedException {
    try {
      return line.listen("live/me", new News()).get(10, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      seen.broken++;
      return null;
    }
  }

  private final class News implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        Map<String, Object> news = Json.object(text.toString());
        text.setLength(0);
        if ("attempt".equals(news.get("type"))) {
          Object id = Json.asObject(news.get("attempt")).get("id");
          pushOf(String.valueOf(id)).complete(System.nanoTime());
        }
      }
      socket.request(1);
      return null;
    }
  }

  private void refused(Line.Answer answer) {
    seen.refusals.merge(answer.problem(), 1, Integer::sum);
  }

  private static Line.Answer timed(double[] millis, Request request)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Line.Answer answer = request.send();
    millis[0] = (System.nanoTime() - start) / 1e6;
    return answer;
  }

  /** Sends until there is an answer that is no refusal of the moment. */
  private Line.Answer persist(Request request) throws GaveUp, InterruptedException {
    long pause = FIRST_PAUSE;
    while (true) {
      try {
        Line.Answer answer = request.send();
        if (answer.status() < 500 && answer.status() != 429) {
          return answer;
        }
        if (answer.status() == 429 && answer.retryAfter().isEmpty()) {
          return answer;
        }
        seen.busy++;
        pause = Math.max(pause, seconds(answer.retryAfter()) * 1000);
        refused(answer);
      } catch (IOException | CompletionException e) {
        seen.broken++;
      }
      if (left().isZero()) {
        throw new GaveUp();
      }
      pause(pause);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
  }

  private static long seconds(String retryAfter) {
    return retryAfter.matches("\\d{1,4}") ? Long.parseLong(retryAfter) : 0;
  }

  private void pause(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(jittered(millis));
  }

  private long jittered(long millis) {
    return millis + (long) (millis * 0.25 * script.random().nextDouble());
  }

  private long typing() {
    return LEAST_TYPING_MILLIS
        + (long) ((MOST_TYPING_MILLIS - LEAST_TYPING_MILLIS) * script.random().nextDouble());
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
  }
}
