package org.adsum.report.boundary;

/** The share of those who came (rule 2). */
final class Rate {
  private Rate() {}

  /** 0 to 1; 0 when nobody was expected. */
  static double of(long expected, long present, long late, long excused) {
    long counted = expected - excused;
    return counted <= 0 ? 0 : Math.min(1, (present + late) / (double) counted);
  }
}
