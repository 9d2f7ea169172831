package org.adsum.audit.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 6. */
class FailureBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:30Z");
  private final FailureBudget budget = new FailureBudget();

  private long admitted(int tries, String address) {
    return IntStream.range(0, tries).filter(i -> budget.admits(address, NOW)).count();
  }

  @Test
  void oneAddressHasItsShareAndTheRestIsCounted() {
    assertEquals(FailureBudget.PER_ADDRESS, admitted(1_000, "192.0.2.1"));
    assertEquals(1_000 - FailureBudget.PER_ADDRESS, budget.takeLeftOut());
    assertEquals(0, budget.takeLeftOut());
  }

  @Test
  void manyAddressesTogetherHaveAShareToo() {
    long all = IntStream.range(0, 1_000).mapToLong(i -> admitted(3, "192.0.2." + i)).sum();
    assertEquals(FailureBudget.PER_MINUTE, all);
  }

  @Test
  void theNextMinuteBeginsAnew() {
    admitted(1_000, "192.0.2.1");
    assertTrue(budget.admits("192.0.2.1", NOW.plusSeconds(60)));
  }
}
