package org.adsum.face;

/** How long each stage of a frame took, in microseconds; 0 for a stage that was not reached. */
public record Timings(long decode, long detect, long align, long liveness, long embed) {
  static final Timings NONE = new Timings(0, 0, 0, 0, 0);

  public long total() {
    return decode + detect + align + liveness + embed;
  }
}
