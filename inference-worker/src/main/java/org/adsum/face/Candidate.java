package org.adsum.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A box on its way through MTCNN, with the regression (and in the last stage the points) that the
 * network gave for it. Box arithmetic follows facenet-pytorch to the letter, "+1" included.
 */
record Candidate(
    float left,
    float top,
    float right,
    float bottom,
    float score,
    float[] regression,
    float[] points) {

  /** Highest score first; equal scores keep their order. */
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(c -> -c.score());

  /**
   * Moves the edges by the regression, in units of the box's size.
   *
   * @param plusOne 1 where the box counts its last pixel (R-Net, O-Net), 0 in P-Net
   */
  Candidate regressed(float plusOne) {
    float width = right - left + plusOne;
    float height = bottom - top + plusOne;
    return new Candidate(
        left + regression[0] * width,
        top + regression[1] * height,
        right + regression[2] * width,
        bottom + regression[3] * height,
        score,
        regression,
        points);
  }

  /** The square of the longer side around the same centre. */
  Candidate squared() {
    float width = right - left;
    float height = bottom - top;
    float side = Math.max(width, height);
    float newLeft = left + width * 0.5f - side * 0.5f;
    float newTop = top + height * 0.5f - side * 0.5f;
    return new Candidate(newLeft, newTop, newLeft + side, newTop + side, score, regression, points);
  }

  /** Keeps the best of boxes that overlap by more than {@code limit} of their union. */
  static List<Candidate> suppressByUnion(List<Candidate> boxes, float limit) {
    return suppress(boxes, limit, false);
  }

  /** As above, but by the smaller box's area and with sides counted one pixel longer. */
  static List<Candidate> suppressBySmaller(List<Candidate> boxes, float limit) {
    return suppress(boxes, limit, true);
  }

  private static List<Candidate> suppress(List<Candidate> boxes, float limit, boolean bySmaller) {
    List<Candidate> sorted = new ArrayList<>(boxes);
    sorted.sort(BEST_FIRST);
    boolean[] gone = new boolean[sorted.size()];
    List<Candidate> kept = new ArrayList<>();
    for (int i = 0; i < gone.length; i++) {
      if (gone[i]) {
        continue;
      }
      Candidate best = sorted.get(i);
      kept.add(best);
      for (int k = i + 1; k < gone.length; k++) {
        gone[k] |= best.overlap(sorted.get(k), bySmaller) > limit;
      }
    }
    return kept;
  }

  private float overlap(Candidate other, boolean bySmaller) {
    float plusOne = bySmaller ? 1 : 0;
    float width = Math.min(right, other.right) - Math.max(left, other.left) + plusOne;
    float height = Math.min(bottom, other.bottom) - Math.max(top, other.top) + plusOne;
    if (width <= 0 || height <= 0) {
      return 0;
    }
    float shared = width * height;
    float area = area(plusOne);
    float otherArea = other.area(plusOne);
    return shared / (bySmaller ? Math.min(area, otherArea) : area + otherArea - shared);
  }

  private float area(float plusOne) {
    return (right - left + plusOne) * (bottom - top + plusOne);
  }
}
