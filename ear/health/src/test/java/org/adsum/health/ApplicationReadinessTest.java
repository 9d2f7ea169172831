package org.adsum.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ApplicationReadinessTest {
  private record Answering(String name, BooleanSupplier answer) implements Probe {
    @Override
    public boolean works() {
      return answer.getAsBoolean();
    }
  }

  @Test
  void everyProbeMustWork() {
    assertTrue(ready(probe("database", true), probe("broker", true)));
    assertFalse(ready(probe("database", true), probe("broker", false)));
  }

  @Test
  void nothingIsReadyBeforeAProbeWasBrought() {
    assertFalse(ready());
  }

  @Test
  void aProbeThatFailsDoesNotWork() {
    Probe failing =
        new Answering(
            "broker",
            () -> {
              throw new IllegalStateException("gone");
            });

    assertEquals(Map.of("broker", false), ApplicationReadiness.ask(List.of(failing)));
  }

  private static boolean ready(Probe... probes) {
    return ApplicationReadiness.isReady(ApplicationReadiness.ask(List.of(probes)));
  }

  private static Probe probe(String name, boolean works) {
    return new Answering(name, () -> works);
  }
}
