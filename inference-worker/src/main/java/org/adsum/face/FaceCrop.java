package org.adsum.face;

import org.adsum.models.ModelDescriptor;
import org.adsum.models.facenet.FacenetImport;

/** How a network wants the face cut out of the frame. */
@FunctionalInterface
interface FaceCrop {
  /** The descriptor's word for {@link Aligner}. */
  String FIVE_POINTS = "five-points";

  /** The descriptor's word for {@link BoxCrop}. */
  String BOX_AREA = FacenetImport.BOX_AREA;

  /**
   * The face as an image of the network's input size.
   *
   * @param aligned the face on the 112x112 template
   */
  Frame cut(Frame frame, DetectedFace face, Frame aligned);

  /**
   * The crop that the descriptor names.
   *
   * @throws EngineFailure when it names none that is known
   */
  static FaceCrop of(ModelDescriptor model) {
    int side = model.input().width();
    return switch (model.input().crop()) {
      case FIVE_POINTS -> (frame, face, aligned) -> aligned;
      case BOX_AREA -> (frame, face, aligned) -> BoxCrop.cut(frame, face.box(), side);
      default ->
          throw new EngineFailure(
              "Model " + model.id() + " wants an unknown crop: " + model.input().crop(), null);
    };
  }
}
