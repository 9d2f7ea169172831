package org.adsum.checkin.entity;

import static org.adsum.checkin.entity.ChallengePlace.CLOSER;
import static org.adsum.checkin.entity.ChallengePlace.FRONT;
import static org.adsum.checkin.entity.ChallengePlace.LEFT;
import static org.adsum.checkin.entity.ChallengePlace.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 9. */
class ChallengeTest {
  private static final Challenge MOVES = new Challenge(List.of(FRONT, LEFT, UP, FRONT));

  /** Every pair of random numbers once: so each order comes out once. */
  @Test
  void eachOfTheTwelveOrdersIsDrawnByExactlyOnePairOfNumbers() {
    List<Challenge> drawn = new ArrayList<>();
    for (int first = 0; first < 4; first++) {
      for (int second = 0; second < 3; second++) {
        List<Integer> numbers = new ArrayList<>(List.of(first, second));
        List<Integer> bounds = new ArrayList<>();
        drawn.add(
            Challenge.drawn(
                bound -> {
                  bounds.add(bound);
                  return numbers.remove(0);
                }));
        assertEquals(List.of(4, 3), bounds);
      }
    }
    assertEquals(12, drawn.stream().distinct().count());
  }

  @Test
  void aDrawnChallengeHasTwoDifferentMovesBetweenTwoFrontalFrames() {
    Random random = new Random(7);
    Map<Challenge, Integer> counts = new HashMap<>();
    for (int i = 0; i < 12_000; i++) {
      Challenge challenge = Challenge.drawn(random::nextInt);
      List<ChallengePlace> places = challenge.places();
      assertEquals(4, places.size());
      assertEquals(FRONT, places.get(0));
      assertEquals(FRONT, places.get(3));
      assertNotEquals(places.get(1), places.get(2));
      assertFalse(places.subList(1, 3).contains(FRONT));
      assertTrue(challenge.asksMoves());
      counts.merge(challenge, 1, Integer::sum);
    }
    assertEquals(12, counts.size());
    // A thousand each, give or take five standard deviations.
    counts.forEach((order, count) -> assertEquals(1000, count, 5 * 30, order.toString()));
  }

  @Test
  void aChallengeIsReadAsItWasWritten() {
    assertEquals("FRONT,LEFT,UP,FRONT", MOVES.toString());
    assertEquals(MOVES, Challenge.of(MOVES.toString()));
    assertFalse(Challenge.STILL.asksMoves());
    assertThrows(IllegalArgumentException.class, () -> Challenge.of("FRONT,DOWN,FRONT"));
    assertThrows(IllegalArgumentException.class, () -> Challenge.of("FRONT"));
  }

  @Test
  void theMovesAskedForInTheirOrderAreTaken() {
    assertEquals(Optional.of(MOVES.places()), MOVES.answeredBy("FRONT,LEFT,UP,FRONT", 4));
    assertEquals(Optional.of(MOVES.places()), MOVES.answeredBy(" FRONT, LEFT ,UP,FRONT ", 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "FRONT,UP,LEFT,FRONT | 4",
        "FRONT,LEFT,CLOSER,FRONT | 4",
        "LEFT,UP,FRONT,FRONT | 4",
        "FRONT,LEFT,UP | 3",
        "FRONT,LEFT,UP,FRONT | 5",
        "FRONT,LEFT,UP,FRONT,FRONT | 5",
        "front,left,up,front | 4",
        "FRONT,LEFT,DOWN,FRONT | 4",
        "FRONT,LEFT,UP,FRONT, | 4",
        "FRONT,,UP,FRONT | 4",
        "'' | 4",
        ", | 4",
        "FRONT,FRONT,FRONT,FRONT | 4",
        "FRONT,FRONT,FRONT | 3",
        "FRONT,FRONT,FRONT,FRONT | 5",
        "FRONT,FRONT,FRONT,FRONT,FRONT,FRONT | 5",
        "- | 3",
        "- | 4"
      })
  void anythingElseDoesNotFollowIt(String told, int frames) {
    assertEquals(Optional.empty(), MOVES.answeredBy(told, frames));
  }

  @Test
  void fiveFrontalFramesAreTheWayForWhoCannotMove() {
    List<ChallengePlace> still = Collections.nCopies(5, FRONT);
    assertEquals(Optional.of(still), MOVES.answeredBy("FRONT,FRONT,FRONT,FRONT,FRONT", 5));
    assertEquals(Optional.of(still), MOVES.answeredBy(null, 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void withoutMovesAnyNumberOfFrontalFramesIsTaken(int frames) {
    List<ChallengePlace> still = Collections.nCopies(frames, FRONT);
    assertEquals(Optional.of(still), Challenge.STILL.answeredBy(null, frames));
    String told = String.join(",", Collections.nCopies(frames, "FRONT"));
    assertEquals(Optional.of(still), Challenge.STILL.answeredBy(told, frames));
    assertEquals(Optional.empty(), Challenge.STILL.answeredBy(CLOSER + ",FRONT,FRONT", 3));
  }

  @Test
  void aVeryLongTextIsNoAnswer() {
    assertEquals(Optional.empty(), MOVES.answeredBy("FRONT,".repeat(100_000), 5));
  }
}
