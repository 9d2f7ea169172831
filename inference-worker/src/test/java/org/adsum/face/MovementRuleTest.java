package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementRuleTest {
  private static final List<Place> LEFT_THEN_UP =
      List.of(Place.FRONT, Place.LEFT, Place.UP, Place.FRONT);

  private static final DetectedFace FRONTAL = Heads.frontal();
  private static final DetectedFace LEFT = Heads.head(25, 0, 0, 1);
  private static final DetectedFace RIGHT = Heads.head(-25, 0, 0, 1);
  private static final DetectedFace UP = Heads.head(0, 20, 0, 1);
  private static final DetectedFace NEAR = Heads.head(0, 0, 0, 1.4);

  private static FrameReading reading(DetectedFace face) {
    FrameQuality quality = QualityMeter.measure(grey(640, 480), face, grey(112, 112));
    Embedding embedding = Embedding.of(new float[] {1, 0});
    return new FrameReading(Outcome.OK, face, embedding, 1, quality, Timings.NONE);
  }

  private static Frame grey(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    Arrays.fill(rgb, (byte) 120);
    return new Frame(width, height, rgb);
  }

  private static Movement judge(List<Place> places, DetectedFace... faces) {
    return MovementRule.judge(places, Arrays.stream(faces).map(MovementRuleTest::reading).toList());
  }

  @Test
  void asksNothingOfFrontalFrames() {
    assertEquals(
        Movement.NOT_ASKED,
        judge(List.of(Place.FRONT, Place.FRONT, Place.FRONT), FRONTAL, LEFT, FRONTAL));
  }

  @Test
  void seesEveryMove() {
    assertEquals(Movement.DONE, judge(LEFT_THEN_UP, FRONTAL, LEFT, UP, FRONTAL));
    assertEquals(
        Movement.DONE,
        judge(
            List.of(Place.FRONT, Place.CLOSER, Place.RIGHT, Place.FRONT),
            FRONTAL,
            NEAR,
            RIGHT,
            FRONTAL));
  }

  @Test
  void refusesAnotherOrderOrDirection() {
    assertEquals(Movement.NOT_DONE, judge(LEFT_THEN_UP, FRONTAL, UP, LEFT, FRONTAL));
    assertEquals(Movement.NOT_DONE, judge(LEFT_THEN_UP, FRONTAL, RIGHT, UP, FRONTAL));
    DetectedFace down = Heads.head(0, -20, 0, 1);
    assertEquals(Movement.NOT_DONE, judge(LEFT_THEN_UP, FRONTAL, LEFT, down, FRONTAL));
    assertEquals(
        Movement.NOT_DONE,
        judge(List.of(Place.FRONT, Place.CLOSER, Place.UP, Place.FRONT), NEAR, FRONTAL, UP, NEAR));
  }

  @Test
  void refusesAHeadThatKeepsStill() {
    assertEquals(Movement.NOT_DONE, judge(LEFT_THEN_UP, FRONTAL, FRONTAL, FRONTAL, FRONTAL));
  }

  @Test
  void wantsTheHeadToComeBack() {
    assertEquals(
        Movement.NOT_DONE, judge(LEFT_THEN_UP, FRONTAL, LEFT, UP, Heads.head(15, 0, 0, 1)));
  }

  @Test
  void refusesMovesWithoutFrontalFramesAround() {
    List<Place> open = List.of(Place.FRONT, Place.LEFT, Place.UP);
    assertEquals(Movement.NOT_DONE, judge(open, FRONTAL, LEFT, UP));
  }

  @Test
  void comparesWithTheOwnFrontalFrames() {
    // The camera stands low and aside: everything is measured from there.
    assertEquals(
        Movement.DONE,
        judge(
            LEFT_THEN_UP,
            Heads.head(-8, 10, 5, 1),
            Heads.head(15, 10, 5, 1),
            Heads.head(-8, 28, 5, 1),
            Heads.head(-8, 10, 5, 1)));
  }

  /** A flat picture has no nose that moves against the eyes, however it is turned. */
  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30, 40, 50, 60})
  void isNotDeceivedByATurnedPhoto(int degrees) {
    DetectedFace front = Heads.photo(0, 0, 0, 1);
    for (Place place : new Place[] {Place.LEFT, Place.RIGHT, Place.UP}) {
      List<Place> places = List.of(Place.FRONT, place, Place.FRONT);
      for (int sign : new int[] {-1, 1}) {
        assertEquals(
            Movement.NOT_DONE, judge(places, front, Heads.photo(sign * degrees, 0, 0, 1), front));
        assertEquals(
            Movement.NOT_DONE, judge(places, front, Heads.photo(0, sign * degrees, 0, 1), front));
        assertEquals(
            Movement.NOT_DONE, judge(places, front, Heads.photo(0, 0, sign * degrees, 1), front));
      }
    }
  }

  @Test
  void isNotDeceivedByAPhotoThatIsShiftedTiltedOrScaled() {
    DetectedFace front = Heads.photo(0, 0, 0, 1);
    List<Place> turn = List.of(Place.FRONT, Place.LEFT, Place.FRONT);
    List<Place> lift = List.of(Place.FRONT, Place.UP, Place.FRONT);
    for (DetectedFace moved :
        new DetectedFace[] {
          Heads.shifted(40), Heads.photo(0, 0, 30, 1), Heads.photo(0, 0, 0, 1.5)
        }) {
      assertEquals(Movement.NOT_DONE, judge(turn, front, moved, front));
      assertEquals(Movement.NOT_DONE, judge(lift, front, moved, front));
    }
  }

  /** What the rule cannot see: a photo that comes closer is closer. So two moves are asked for. */
  @Test
  void takesAPhotoThatComesCloserForAFaceThatDoes() {
    assertEquals(
        Movement.DONE,
        judge(
            List.of(Place.FRONT, Place.CLOSER, Place.FRONT),
            Heads.photo(0, 0, 0, 1),
            Heads.photo(0, 0, 0, 1.4),
            Heads.photo(0, 0, 0, 1)));
  }

  @Test
  void isNotDeceivedByABentPhoto() {
    for (int degrees = 10; degrees <= 50; degrees += 10) {
      assertEquals(
          Movement.NOT_DONE,
          judge(
              List.of(Place.FRONT, Place.LEFT, Place.FRONT),
              Heads.bentPhoto(0),
              Heads.bentPhoto(degrees),
              Heads.bentPhoto(0)));
    }
  }

  @Test
  void refusesAFaceThatJumps() {
    assertEquals(
        Movement.NOT_DONE, judge(LEFT_THEN_UP, Heads.shifted(-150), LEFT, UP, Heads.shifted(150)));
    List<Place> nearer = List.of(Place.FRONT, Place.CLOSER, Place.FRONT);
    assertEquals(Movement.NOT_DONE, judge(nearer, FRONTAL, Heads.head(0, 0, 0, 2.5), FRONTAL));
  }

  @Test
  void needsAFaceInEveryFrame() {
    List<FrameReading> readings = new ArrayList<>();
    readings.add(reading(FRONTAL));
    readings.add(FrameReading.failed(Outcome.NO_FACE, Timings.NONE));
    readings.add(reading(FRONTAL));
    assertEquals(
        Movement.NOT_DONE,
        MovementRule.judge(List.of(Place.FRONT, Place.LEFT, Place.FRONT), readings));
  }
}
