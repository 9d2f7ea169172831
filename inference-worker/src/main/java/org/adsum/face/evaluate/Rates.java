package org.adsum.face.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The error rates of one set of comparisons.
 *
 * @param curve what each threshold accepts
 * @param overall intervals of AUC and EER; empty when only the highest impostor scores were kept
 * @param rows by falling false match rate
 */
record Rates(Roc curve, Optional<Bootstrap.Overall> overall, List<Row> rows) {
  static final List<Double> ASKED = List.of(1e-2, 1e-3, 1e-4, 1e-5);

  /** A false match rate is well founded when at least this many impostors pass at it. */
  private static final int WELL_FOUNDED = 3;

  static final int REPETITIONS = 1000;

  /**
   * @param falseMatchRate asked for
   * @param point empty when the impostor comparisons are too few
   * @param intervals of the point
   */
  record Row(
      double falseMatchRate, Optional<Roc.Point> point, Optional<Bootstrap.AtRate> intervals) {
    /** Whether the data carries a threshold that others may use. */
    boolean wellFounded() {
      return point.filter(p -> p.impostors() * falseMatchRate >= WELL_FOUNDED - 1e-9).isPresent();
    }
  }

  static Rates of(Roc curve, Comparisons comparisons, long seed) {
    Bootstrap bootstrap = new Bootstrap(comparisons, REPETITIONS, seed);
    List<Double> possible = ASKED.stream().filter(rate -> curve.at(rate).isPresent()).toList();
    List<Bootstrap.AtRate> intervals = bootstrap.at(possible);
    List<Row> rows = new ArrayList<>();
    for (double rate : ASKED) {
      int at = possible.indexOf(rate);
      rows.add(
          new Row(
              rate, curve.at(rate), at < 0 ? Optional.empty() : Optional.of(intervals.get(at))));
    }
    boolean small = comparisons.complete() && comparisons.impostorCount() <= 500_000;
    return new Rates(
        curve, small ? Optional.of(bootstrap.overall()) : Optional.empty(), List.copyOf(rows));
  }
}
