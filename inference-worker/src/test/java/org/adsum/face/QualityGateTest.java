package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QualityGateTest {
  private static final QualityGate CHECK_IN = QualityGate.checkIn();

  /** A good face, one property of which is changed. */
  private static final class Face {
    double height = 150;
    double inside = 1;
    double brightness = 120;
    double shadow;
    double highlight;
    double backLight;
    double sharpness = 0.3;
    double yaw;
    double pitch;
    double detail = 0.8;

    FrameQuality quality() {
      return new FrameQuality(
          height,
          height / 2,
          inside,
          brightness,
          shadow,
          highlight,
          backLight,
          sharpness,
          yaw,
          pitch,
          0,
          detail,
          1);
    }
  }

  private static Outcome judge(QualityGate gate, java.util.function.Consumer<Face> change) {
    Face face = new Face();
    change.accept(face);
    return gate.judge(face.quality());
  }

  @Test
  void letsAGoodFacePass() {
    assertEquals(Outcome.OK, judge(CHECK_IN, face -> {}));
    assertEquals(Outcome.OK, judge(QualityGate.enrolment(), face -> {}));
  }

  @Test
  void saysWhatToChange() {
    assertEquals(Outcome.TOO_SMALL, judge(CHECK_IN, face -> face.height = 40));
    assertEquals(Outcome.CUT_OFF, judge(CHECK_IN, face -> face.inside = 0.7));
    assertEquals(Outcome.TOO_DARK, judge(CHECK_IN, face -> face.brightness = 20));
    assertEquals(Outcome.TOO_DARK, judge(CHECK_IN, face -> face.shadow = 0.6));
    assertEquals(Outcome.TOO_BRIGHT, judge(CHECK_IN, face -> face.brightness = 240));
    assertEquals(Outcome.TOO_BRIGHT, judge(CHECK_IN, face -> face.highlight = 0.4));
    assertEquals(Outcome.TURNED_AWAY, judge(CHECK_IN, face -> face.yaw = -0.5));
    assertEquals(Outcome.TURNED_AWAY, judge(CHECK_IN, face -> face.pitch = 0.7));
    assertEquals(Outcome.BLURRED, judge(CHECK_IN, face -> face.sharpness = 0.04));
    assertEquals(Outcome.COVERED, judge(CHECK_IN, face -> face.detail = 0.2));
  }

  @Test
  void wantsMoreLightOnTheFaceWhenTheLightComesFromBehind() {
    assertEquals(Outcome.OK, judge(CHECK_IN, face -> face.brightness = 40));
    assertEquals(
        Outcome.TOO_DARK,
        judge(
            CHECK_IN,
            face -> {
              face.brightness = 40;
              face.backLight = 120;
            }));
  }

  @Test
  void isStricterForTemplates() {
    QualityGate gate = QualityGate.enrolment();
    assertEquals(Outcome.TOO_SMALL, judge(gate, face -> face.height = 70));
    assertEquals(Outcome.CUT_OFF, judge(gate, face -> face.inside = 0.85));
    assertEquals(Outcome.TOO_DARK, judge(gate, face -> face.brightness = 45));
    assertEquals(Outcome.TOO_BRIGHT, judge(gate, face -> face.highlight = 0.2));
    assertEquals(Outcome.TURNED_AWAY, judge(gate, face -> face.yaw = 0.4));
    assertEquals(Outcome.BLURRED, judge(gate, face -> face.sharpness = 0.08));
    assertEquals(Outcome.COVERED, judge(gate, face -> face.detail = 0.3));
  }

  @Test
  void allowsAMoveToTurnTheHeadAndHideAnEye() {
    QualityGate gate = CHECK_IN.forMove();
    assertEquals(Outcome.OK, judge(gate, face -> face.yaw = 0.9));
    assertEquals(Outcome.OK, judge(gate, face -> face.pitch = 0.9));
    assertEquals(Outcome.OK, judge(gate, face -> face.detail = 0.1));
    assertEquals(Outcome.TOO_DARK, judge(gate, face -> face.brightness = 20));
    assertEquals(Outcome.TOO_SMALL, judge(gate, face -> face.height = 40));
  }

  /** The best of several frames is the one that tells most about the face. */
  @Test
  void ranksFrames() {
    double good = score(face -> {});
    assertEquals(good, score(face -> face.height = 200), 1e-9);
    for (double worse :
        new double[] {
          score(face -> face.height = 80),
          score(face -> face.brightness = 60),
          score(face -> face.shadow = 0.2),
          score(face -> face.sharpness = 0.1),
          score(face -> face.yaw = -0.2),
          score(face -> face.pitch = 0.3),
          score(face -> face.inside = 0.9),
          score(face -> face.detail = 0.3)
        }) {
      assertTrue(worse < good, worse + " of " + good);
    }
  }

  private static double score(java.util.function.Consumer<Face> change) {
    Face face = new Face();
    change.accept(face);
    return face.quality().score();
  }
}
