package org.adsum.face;

import java.util.Comparator;
import java.util.List;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelDescriptor.Threshold;

/**
 * How alike strangers become, beyond what an evaluation can count. The similarities of strangers
 * follow a normal distribution closely (a line through the bundled model's thresholds of 1e-4 and
 * 1e-5 meets those of 1e-3 and 1e-2 within 0.003), so its tail is laid through the two strictest
 * thresholds. It is a guess all the same: relatives, twins and groups that the model tells apart
 * badly are more alike than that.
 */
public final class ImpostorTail {
  private static final double FARTHEST = 12;
  private static final int STEPS = 60;
  private static final int FRACTIONS = 40;

  private ImpostorTail() {}

  /**
   * The cosine that a share of strangers reaches; never lower than the model's strictest threshold.
   *
   * @param falseMatchRate above 0
   * @throws IllegalStateException when the model has no thresholds
   */
  public static double cosineFor(ModelDescriptor model, double falseMatchRate) {
    List<Threshold> strictestFirst =
        model.thresholds().stream()
            .filter(threshold -> threshold.measure().equals("cosine"))
            .sorted(Comparator.comparingDouble(Threshold::falseMatchRate))
            .toList();
    if (strictestFirst.isEmpty()) {
      throw new IllegalStateException("The model " + model.id() + " has no thresholds");
    }
    Threshold strictest = strictestFirst.get(0);
    if (falseMatchRate >= strictest.falseMatchRate() || strictestFirst.size() == 1) {
      return strictest.value();
    }
    Threshold next = strictestFirst.get(1);
    double from = deviations(strictest.falseMatchRate());
    double slope = (strictest.value() - next.value()) / (from - deviations(next.falseMatchRate()));
    double beyond = slope * (deviations(falseMatchRate) - from);
    return Math.min(1, strictest.value() + Math.max(0, beyond));
  }

  /** How many standard deviations from the mean on this share of a normal distribution lies. */
  static double deviations(double share) {
    double low = 0;
    double high = FARTHEST;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (shareBeyond(middle) > share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Mills' ratio as a continued fraction; good from one deviation on, where all thresholds lie. */
  private static double shareBeyond(double deviations) {
    double fraction = deviations;
    for (int k = FRACTIONS; k > 0; k--) {
      fraction = deviations + k / Math.max(1e-9, fraction);
    }
    return Math.exp(-deviations * deviations / 2) / Math.sqrt(2 * Math.PI) / fraction;
  }
}
