package org.adsum.face.evaluate;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * One axis of a chart.
 *
 * @param label what it shows, with the unit
 * @param least value at its start
 * @param most value at its end
 * @param scale brings values to even distances
 * @param ticks values with a label
 */
record Axis(String label, double least, double most, DoubleUnaryOperator scale, List<Tick> ticks) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  record Tick(double value, String label) {}

  static Axis linear(String label, double least, double most, List<Tick> ticks) {
    return new Axis(label, least, most, DoubleUnaryOperator.identity(), ticks);
  }

  static Axis logarithmic(String label, double least, double most, List<Tick> ticks) {
    return new Axis(label, least, most, Math::log10, ticks);
  }

  /** Normal deviates, as detection error trade-offs are drawn: values are shares. */
  static Axis probit(String label, double least, double most, List<Tick> ticks) {
    return new Axis(label, least, most, NORMAL::inverseCumulativeProbability, ticks);
  }

  /** Where a value is, 0 at the start and 1 at the end; outside values go to the nearer end. */
  double place(double value) {
    double within = Math.max(least, Math.min(most, value));
    double start = scale.applyAsDouble(least);
    return (scale.applyAsDouble(within) - start) / (scale.applyAsDouble(most) - start);
  }
}
