package org.adsum.size;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adsum.size.Morning.Outcome;
import org.adsum.size.Morning.Service;
import org.adsum.size.Morning.Site;
import org.junit.jupiter.api.Test;

class MorningTest {
  private static final Service WEB = new Service(0.040, 0.090);
  private static final Service FACE = new Service(0.054, 0.066);

  @Test
  void theSameSeedGivesTheSameMorning() {
    Site site = new Site(2_000, 2, 2, 50, WEB, FACE);
    assertArrayEquals(Morning.of(site, 7).verdict(), Morning.of(site, 7).verdict());
  }

  @Test
  void everybodyGetsAVerdictAfterTheAnswerAndTheQueueKeepsItsBound() {
    Outcome outcome = Morning.of(new Site(10_000, 8, 1, 100, WEB, FACE), 7);
    assertEquals(10_000, outcome.verdict().length);
    assertTrue(outcome.accept()[0] > 0);
    assertTrue(outcome.verdict()[0] > outcome.accept()[0]);
    assertEquals(100, outcome.deepest());
    assertTrue(outcome.refusals() > 0);
  }

  @Test
  void withCoresEnoughNobodyWaitsLongerThanTheWorkTakes() {
    Outcome outcome = Morning.of(new Site(1_000, 64, 64, 100, WEB, FACE), 7);
    double both = WEB.median() + FACE.median();
    assertEquals(both, Outcome.quantile(outcome.verdict(), 0.5), both / 10);
    assertEquals(0, outcome.refusals());
  }
}
