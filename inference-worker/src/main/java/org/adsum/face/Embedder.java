package org.adsum.face;

import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;

/** The network that turns an aligned face into an embedding ({@code fr_feature}). Thread-safe. */
final class Embedder implements AutoCloseable {
  private final OnnxModel model;

  Embedder(ModelPack pack) {
    model = new OnnxModel(pack, ModelPack.EMBEDDER);
  }

  ModelDescriptor descriptor() {
    return model.descriptor();
  }

  /**
   * @param aligned 112x112, from {@link Aligner}
   */
  Embedding embed(Frame aligned) {
    ModelDescriptor.InputContract contract = model.descriptor().input();
    float mean = (float) contract.mean();
    float scale = (float) (1 / contract.divisor());
    int plane = Aligner.SIDE * Aligner.SIDE;
    float[] input = new float[3 * plane];
    byte[] rgb = aligned.rgb();
    for (int i = 0; i < plane; i++) {
      // The network wants blue first.
      input[i] = ((rgb[3 * i + 2] & 0xFF) - mean) * scale;
      input[i + plane] = ((rgb[3 * i + 1] & 0xFF) - mean) * scale;
      input[i + 2 * plane] = ((rgb[3 * i] & 0xFF) - mean) * scale;
    }
    return Embedding.of(model.run(input, new long[] {1, 3, Aligner.SIDE, Aligner.SIDE}));
  }

  @Override
  public void close() {
    model.close();
  }
}
