package org.adsum.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Trouble KILL =
      new Trouble(1, Trouble.Kind.KILL_SERVER, 1, Duration.ZERO, 0, false);

  @Test
  void whatTimeIsLeftBesidesTheStartsIsPeace() {
    Pace pace = new Pace(System.nanoTime() + Duration.ofSeconds(400).toNanos());

    assertEquals(10, pace.before(Collections.nCopies(10, KILL)).toMillis() / 1000.0, 0.5);
  }

  @Test
  void slowStartsShortenThePeaceButNeverToNothing() {
    Pace pace = new Pace(System.nanoTime() + Duration.ofSeconds(400).toNanos());
    List<Trouble> rest = Collections.nCopies(10, KILL);
    Duration first = pace.before(rest);
    for (int i = 0; i < 20; i++) {
      pace.started(60);
    }

    assertTrue(pace.before(rest).compareTo(first) < 0);
    assertTrue(pace.before(rest).toMillis() > 1000);
  }
}
