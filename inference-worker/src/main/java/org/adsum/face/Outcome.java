package org.adsum.face;

/** What one frame turned out to be, from the view of a person who can do something about it. */
public enum Outcome {
  /** One clear face: measured. */
  OK,
  NO_FACE,
  /** A second face comparable to the main one; see {@link FaceChooser}. */
  SEVERAL_FACES,
  TOO_DARK,
  TOO_BRIGHT,
  /** There is a face, but too few pixels of it. */
  TOO_SMALL,
  BLURRED,
  /** The face looks too far aside, up or down. */
  TURNED_AWAY,
  /** Part of the face is outside the picture. */
  CUT_OFF,
  /** Something covers the face. */
  COVERED,
  /** The frames do not show one and the same person. */
  PERSON_CHANGED,
  /** Not a JPEG within the limits, or a damaged one. */
  UNREADABLE
}
