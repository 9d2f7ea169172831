package org.adsum.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the lecture hall's wall shows of one session: the code of each step, read by the teacher's
 * screen. A student looks at it without asking the server. One thread keeps it up to date.
 */
final class Wall {
  /** One step of grace, and one more that ends while the code is on its way. */
  private static final int OLD_STEPS = 3;

  private final Line teacher;
  private final String session;
  private final List<Shown> shown = new ArrayList<>();
  private Instant next = Instant.EPOCH;

  /** The codes of a step. */
  record Shown(String code, String shortCode, long step) {}

  Wall(Line teacher, String session) {
    this.teacher = teacher;
    this.session = session;
  }

  String session() {
    return session;
  }

  /** Reads the code anew when its step is over; a server that does not answer is asked again. */
  void refresh() throws InterruptedException {
    if (Instant.now().isBefore(next)) {
      return;
    }
    try {
      Line.Answer answer = teacher.get("sessions/" + session + "/code");
      if (answer.status() != 200) {
        return;
      }
      Shown now =
          new Shown(
              answer.text("code"),
              answer.text("shortCode"),
              ((Number) answer.json().get("step")).longValue());
      next = Instant.parse(answer.text("expiresAt")).plus(Duration.ofMillis(20));
      synchronized (shown) {
        if (shown.isEmpty() || shown.get(shown.size() - 1).step() < now.step()) {
          shown.add(now);
          shown.notifyAll();
        }
      }
    } catch (IOException e) {
      next = Instant.now().plusMillis(300);
    }
  }

  /** The code of a step after this one; empty when it does not come in time. */
  Optional<Shown> after(long step, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    synchronized (shown) {
      while (shown.isEmpty() || shown.get(shown.size() - 1).step() <= step) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return Optional.empty();
        }
        shown.wait(left);
      }
      return Optional.of(shown.get(shown.size() - 1));
    }
  }

  /** A code that is too old for sure, if there is one by now. */
  Optional<Shown> old() {
    synchronized (shown) {
      if (shown.isEmpty()) {
        return Optional.empty();
      }
      long newest = shown.get(shown.size() - 1).step();
      return shown.stream().filter(s -> s.step() <= newest - OLD_STEPS).reduce((a, b) -> b);
    }
  }
}
