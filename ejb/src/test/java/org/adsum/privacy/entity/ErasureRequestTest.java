package org.adsum.privacy.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.adsum.shared.boundary.Problem;
import org.junit.jupiter.api.Test;

class ErasureRequestTest {
  private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
  private static final Instant DUE = NOW.plus(Duration.ofDays(7));

  private final ErasureRequest request = new ErasureRequest("r", "person", "person", NOW);

  @Test
  void nothingIsDueBeforeItWasDecidedAndWaitedFor() {
    assertFalse(request.isDue(DUE));
    request.schedule("admin", NOW, DUE);
    assertFalse(request.isDue(DUE.minusMillis(1)));
    assertTrue(request.isDue(DUE));
  }

  @Test
  void itCanBeCalledOffUntilItWasCarriedOut() {
    request.schedule("admin", NOW, DUE);
    request.cancel("person", NOW);
    assertEquals(ErasureState.CANCELLED, request.state());
    assertFalse(request.isDue(DUE));
    assertThrows(Problem.class, () -> request.done(DUE));
  }

  @Test
  void whatIsOverIsDecidedOnce() {
    request.refuse("admin", NOW, "The law asks us to keep it.");
    assertThrows(Problem.class, () -> request.schedule("admin", NOW, DUE));
    assertThrows(Problem.class, () -> request.cancel("person", NOW));
  }

  @Test
  void nothingIsCarriedOutThatWasNotDecided() {
    assertThrows(Problem.class, () -> request.done(DUE));
  }
}
