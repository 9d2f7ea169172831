package org.adsum.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.adsum.launcher.Json;
import org.junit.jupiter.api.Test;

class ServerWatchTest {
  @Test
  void aCountThatBeganAnewIsNoRate() {
    assertEquals(2.0, ServerWatch.rate(10, 14, 2));
    assertTrue(Double.isNaN(ServerWatch.rate(14, 1, 2)));
  }

  @Test
  void aServerThatDiesAndComesBackIsSeenAgainAndLeavesNoNumberThatIsNone() {
    long own = ProcessHandle.current().pid();
    Iterator<Long> processes = List.of(own, 0L, own).iterator();
    ServerWatch watch =
        new ServerWatch(
            Optional.of(
                new LoadTarget.Local("jdbc:none:", "nobody", "nothing", processes::next, () -> 0)));
    for (int second = 0; second < 3; second++) {
      watch.sample(second);
    }

    List<Sample> seen = watch.samples();
    assertTrue(seen.get(0).rssMegabytes() > 1, "alive");
    assertTrue(Double.isNaN(seen.get(1).rssMegabytes()), "dead");
    assertTrue(seen.get(2).rssMegabytes() > 1, "alive again");
    assertFalse(Json.write(seen.stream().map(Sample::json).toList()).contains("NaN"));
    assertEquals(
        Set.of(false),
        Set.copyOf(seen.stream().map(one -> one.pending() == one.pending()).toList()),
        "no database, no queue");
  }
}
