package org.adsum.enrolment.boundary;

import java.util.List;
import java.util.Optional;
import org.adsum.shared.entity.Photo;

/** The port to the face engine, which lives in the inference worker. */
public interface FaceReader {

  /** What one photo shows: a face that makes a good template, or what a person can change. */
  enum Outcome {
    OK,
    NO_FACE,
    SEVERAL_FACES,
    TOO_DARK,
    TOO_BRIGHT,
    TOO_SMALL,
    BLURRED,
    /** The face does not look into the camera. */
    TURNED_AWAY,
    /** Part of the face is outside the picture. */
    CUT_OFF,
    /** Something covers a part of the face. */
    COVERED,
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

  /**
   * The model in use.
   *
   * @throws org.adsum.shared.boundary.Problem face-engine-unavailable, when not even that is known
   */
  Model model();

  /**
   * What the operator must mend before faces can be read, in words; empty while they can be. While
   * there is a fault, {@link #read} and {@link #samePersonFrom} throw face-engine-unavailable.
   */
  Optional<String> fault();

  /**
   * Measures photos one after the other, by the strict rules for what later check-ins are compared
   * with; a bad photo is an outcome, not an exception.
   */
  List<Reading> read(List<Photo> photos);

  /** The similarity (cosine) from which on two photos count as the same person. */
  double samePersonFrom();
}
