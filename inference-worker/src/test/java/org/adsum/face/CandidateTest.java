package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTest {
  private static Candidate box(float left, float top, float right, float bottom, float score) {
    return new Candidate(left, top, right, bottom, score, new float[] {0.1f, 0, -0.1f, 0}, null);
  }

  @Test
  void keepsTheBestOfOverlappingBoxes() {
    Candidate good = box(0, 0, 10, 10, 0.9f);
    Candidate better = box(1, 0, 11, 10, 0.95f);
    Candidate apart = box(50, 50, 60, 60, 0.7f);
    assertEquals(
        List.of(better, apart), Candidate.suppressByUnion(List.of(good, apart, better), 0.7f));
  }

  @Test
  void aBoxInsideAnotherGoesOnlyByTheSmallerArea() {
    Candidate large = box(0, 0, 40, 40, 0.9f);
    Candidate inner = box(10, 10, 20, 20, 0.8f);
    assertEquals(List.of(large, inner), Candidate.suppressByUnion(List.of(large, inner), 0.7f));
    assertEquals(List.of(large), Candidate.suppressBySmaller(List.of(large, inner), 0.7f));
  }

  @Test
  void countsTheLastPixelOnlyInTheLaterStages() {
    assertEquals(1, box(0, 0, 10, 10, 1).regressed(0).left(), 1e-6);
    assertEquals(1.1, box(0, 0, 10, 10, 1).regressed(1).left(), 1e-6);
  }

  @Test
  void squaresUpAroundTheCentre() {
    Candidate square = box(0, 0, 10, 20, 1).squared();
    assertEquals(-5, square.left());
    assertEquals(15, square.right());
    assertEquals(20, square.bottom());
  }
}
