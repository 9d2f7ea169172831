package org.adsum.face.evaluate;

/**
 * How many of some presentations were classified wrongly.
 *
 * @param errors wrong ones
 * @param presentations all of them; may be 0, the rate is then not a number
 */
record ErrorRate(int errors, int presentations) {
  double rate() {
    return presentations == 0 ? Double.NaN : errors / (double) presentations;
  }

  /** Exact, for presentations that do not depend on each other; NaN when there are none. */
  Interval interval() {
    return presentations == 0
        ? new Interval(Double.NaN, Double.NaN)
        : Interval.ofShare(errors, presentations);
  }
}
