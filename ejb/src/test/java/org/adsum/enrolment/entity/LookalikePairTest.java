package org.adsum.enrolment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 7: a pair is noted once, and a person has few of them. */
class LookalikePairTest {
  private static void add(LookalikePair.Found found, String student, String other, double how) {
    found.add(student, other, LookalikePair.of(student, "t" + student, other, "t" + other, how));
  }

  @Test
  void aPairIsTheSameWhoeverWasComparedWithWhom() {
    LookalikePair pair = LookalikePair.of("b", "tb", "a", "ta", 0.7);
    assertEquals(LookalikePair.of("a", "ta", "b", "tb", 0.7), pair);
    assertEquals("ta", pair.oneTemplate());
  }

  @Test
  void ofSeveralTemplatesTheMostAlikeCount() {
    LookalikePair.Found found = new LookalikePair.Found();
    add(found, "a", "b", 0.6);
    add(found, "a", "b", 0.8);
    add(found, "a", "b", 0.7);
    assertEquals(List.of(0.8), found.pairs().stream().map(LookalikePair::similarity).toList());
  }

  @Test
  void whoIsFoundFromBothSidesIsOnePair() {
    LookalikePair.Found found = new LookalikePair.Found();
    add(found, "a", "b", 0.6);
    add(found, "b", "a", 0.6);
    assertEquals(1, found.pairs().size());
  }

  @Test
  void whoLooksLikeAHundredKeepsTheFewMostAlike() {
    LookalikePair.Found found = new LookalikePair.Found();
    for (int i = 0; i < 100; i++) {
      add(found, "m", "other" + i, 0.5 + i * 0.001);
    }
    List<LookalikePair> pairs = found.pairs();
    assertEquals(LookalikePair.Found.MOST, pairs.size());
    assertEquals(
        0.59, pairs.stream().mapToDouble(LookalikePair::similarity).min().orElseThrow(), 1e-9);
  }

  @Test
  void noScoreIsInTheWordsForALog() {
    assertFalse(LookalikePair.of("a", "ta", "b", "tb", 0.7).toString().contains("0.7"));
  }
}
