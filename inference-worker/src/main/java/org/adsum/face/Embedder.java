package org.adsum.face;

import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;

/** The network that turns a face into an embedding, as its descriptor says. Thread-safe. */
final class Embedder implements AutoCloseable {
  private final OnnxModel model;
  private final FaceCrop crop;

  Embedder(ModelPack pack) {
    model = new OnnxModel(pack, pack.embedder());
    crop = FaceCrop.of(model.descriptor());
  }

  ModelDescriptor descriptor() {
    return model.descriptor();
  }

  /** Cuts the face out as the network was trained to see it. */
  Frame crop(Frame frame, DetectedFace face) {
    return crop.cut(frame, face);
  }

  /**
   * @param cut from {@link #crop}
   */
  Embedding embed(Frame cut) {
    ModelDescriptor.InputContract contract = model.descriptor().input();
    float mean = (float) contract.mean();
    float scale = (float) (1 / contract.divisor());
    int plane = contract.width() * contract.height();
    int first = contract.colours().equals("BGR") ? 2 : 0;
    float[] input = new float[3 * plane];
    byte[] rgb = cut.rgb();
    for (int i = 0; i < plane; i++) {
      input[i] = ((rgb[3 * i + first] & 0xFF) - mean) * scale;
      input[i + plane] = ((rgb[3 * i + 1] & 0xFF) - mean) * scale;
      input[i + 2 * plane] = ((rgb[3 * i + 2 - first] & 0xFF) - mean) * scale;
    }
    return Embedding.of(model.run(input, new long[] {1, 3, contract.height(), contract.width()}));
  }

  @Override
  public void close() {
    model.close();
  }
}
