package org.adsum.enrolment.boundary;

import java.util.List;
import org.adsum.shared.entity.Photo;

/** The port to the face engine, which lives in the inference worker. */
public interface FaceReader {

  /** What one photo shows. */
  enum Outcome {
    OK,
    NO_FACE,
    SEVERAL_FACES,
    POOR,
    UNREADABLE
  }

  /**
   * One photo, measured.
   *
   * @param outcome whether it can be used
   * @param embedding unit vector, null unless OK
   * @param quality 0 to 1
   */
  record Reading(Outcome outcome, float[] embedding, double quality) {}

  /** The model whose embeddings {@link #read} gives. */
  record Model(String id, String version) {}

  /** The model in use. */
  Model model();

  /** Measures photos one after the other; a bad photo is an outcome, not an exception. */
  List<Reading> read(List<Photo> photos);

  /** The similarity (cosine) from which on two photos count as the same person. */
  double samePersonFrom();
}
