package org.adsum.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InDoubtWatchTest {
  /** It finds no database, and is told by the test what is prepared. */
  private final InDoubtWatch watch = new InDoubtWatch("jdbc:none", "", "");

  @AfterEach
  void end() {
    watch.close();
  }

  @Test
  void whatIsPreparedForAMomentOnlyIsNotInDoubt() {
    watch.ready();
    watch.note(Set.of("a"));
    watch.note(Set.of());

    assertEquals(List.of(), watch.cleared());
  }

  @Test
  void whatIsClearedBeforeAllIsReadyAgainTookNoTime() {
    watch.troubled();
    watch.note(Set.of("a"));
    watch.note(Set.of("a"));
    watch.note(Set.of());
    watch.ready();

    assertEquals(List.of(0.0), watch.cleared());
  }

  @Test
  void whatOutlivesTheMomentOfReadyIsCountedFromThere() {
    watch.troubled();
    watch.note(Set.of("a", "b"));
    watch.ready();
    watch.note(Set.of("a", "b"));
    watch.note(Set.of("b"));

    assertEquals(1, watch.cleared().size());
    assertTrue(watch.cleared().get(0) > 0);
  }
}
