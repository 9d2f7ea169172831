package org.adsum.face.evaluate;

import org.adsum.face.Embedding;
import org.adsum.face.FrameReading;
import org.adsum.face.Outcome;

/**
 * What the engine read from a photo, whatever its quality.
 *
 * @param outcome what check-in would have said
 * @param embedding of the main face, null when there is none to read
 * @param liveness probability of a live face, NaN when there is none to read
 */
record PhotoReading(Outcome outcome, Embedding embedding, double liveness) {
  static PhotoReading of(FrameReading reading) {
    return new PhotoReading(reading.outcome(), reading.embedding(), reading.liveness());
  }

  boolean acquired() {
    return embedding != null;
  }
}
