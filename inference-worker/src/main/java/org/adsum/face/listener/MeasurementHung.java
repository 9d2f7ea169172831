package org.adsum.face.listener;

/** A measurement took too long; the message goes back, and its delivery stays counted. */
public final class MeasurementHung extends RuntimeException {
  /**
   * @param ended whether the thread obeyed; if not, it was left behind
   */
  public MeasurementHung(long seconds, boolean ended) {
    super(
        "A measurement took more than %d s and was given up%s"
            .formatted(seconds, ended ? "" : ", with its thread"));
  }
}
