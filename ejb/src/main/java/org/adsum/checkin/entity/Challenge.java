package org.adsum.checkin.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * The frames that a check-in must bring, in order (rule 9).
 *
 * @param places what each frame must show
 */
public record Challenge(List<ChallengePlace> places) {
  /** Fewest and most frames of a submission. */
  public static final int FEWEST_FRAMES = 3;

  public static final int MOST_FRAMES = 5;

  /** How many frames whoever cannot move the head brings instead: the longer passive check. */
  public static final int STILL_FRAMES = 5;

  /** Nothing but looking into the camera. */
  public static final Challenge STILL =
      new Challenge(Collections.nCopies(FEWEST_FRAMES, ChallengePlace.FRONT));

  private static final List<ChallengePlace> MOVES =
      List.of(ChallengePlace.LEFT, ChallengePlace.RIGHT, ChallengePlace.UP, ChallengePlace.CLOSER);

  public Challenge {
    places = List.copyOf(places);
    if (places.size() < FEWEST_FRAMES || places.size() > MOST_FRAMES) {
      throw new IllegalArgumentException("A challenge has 3 to 5 places");
    }
  }

  /**
   * Two different moves between two frontal frames, each of the 12 orders as likely as any other.
   *
   * @param random gives a number from 0 to below its argument, which nobody can foresee
   */
  public static Challenge drawn(IntUnaryOperator random) {
    List<ChallengePlace> left = new ArrayList<>(MOVES);
    ChallengePlace first = left.remove(random.applyAsInt(left.size()));
    ChallengePlace second = left.remove(random.applyAsInt(left.size()));
    return new Challenge(List.of(ChallengePlace.FRONT, first, second, ChallengePlace.FRONT));
  }

  /**
   * The challenge of a text that {@link #toString} gave.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Challenge of(String text) {
    return new Challenge(
        placesIn(text).orElseThrow(() -> new IllegalArgumentException("Not a challenge: " + text)));
  }

  /** Whether anything else than looking into the camera is asked for. */
  public boolean asksMoves() {
    return places.stream().anyMatch(place -> place != ChallengePlace.FRONT);
  }

  /**
   * The places of the frames that were sent, provided that they follow this challenge: they are its
   * places, or all frontal, which a challenge with moves takes of {@link #STILL_FRAMES} frames only
   * and one without takes of any number.
   *
   * @param told the places as the client wrote them, by commas; null means that all are frontal
   * @param frames how many frames came
   * @return empty when they do not follow it
   */
  public Optional<List<ChallengePlace>> answeredBy(String told, int frames) {
    Optional<List<ChallengePlace>> given =
        told == null
            ? Optional.of(Collections.nCopies(frames, ChallengePlace.FRONT))
            : placesIn(told).filter(list -> list.size() == frames);
    return given.filter(list -> list.equals(places) || takesStill(list));
  }

  private boolean takesStill(List<ChallengePlace> given) {
    boolean still = given.stream().allMatch(place -> place == ChallengePlace.FRONT);
    return still && (!asksMoves() || given.size() == STILL_FRAMES);
  }

  private static Optional<List<ChallengePlace>> placesIn(String text) {
    String[] words = text.split(",", MOST_FRAMES + 1);
    boolean known =
        words.length <= MOST_FRAMES && Arrays.stream(words).allMatch(Challenge::isPlace);
    return known
        ? Optional.of(Arrays.stream(words).map(w -> ChallengePlace.valueOf(w.strip())).toList())
        : Optional.empty();
  }

  private static boolean isPlace(String word) {
    return Arrays.stream(ChallengePlace.values())
        .anyMatch(place -> place.name().equals(word.strip()));
  }

  /** The places by commas. */
  @Override
  public String toString() {
    return places.stream().map(ChallengePlace::name).collect(Collectors.joining(","));
  }
}
