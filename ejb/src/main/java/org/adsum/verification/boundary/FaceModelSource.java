package org.adsum.verification.boundary;

/** The port to the model pack, for those who want to know what faces are compared with. */
public interface FaceModelSource {

  /**
   * The model in use.
   *
   * @throws org.adsum.shared.boundary.Problem face-engine-unavailable
   */
  FaceModel model();
}
