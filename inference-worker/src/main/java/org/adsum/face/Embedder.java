package org.adsum.face;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

  /**
   * Cuts the face out as the network was trained to see it.
   *
   * @param aligned the face as {@link Aligner} gives it, which most networks want
   */
  Frame crop(Frame frame, DetectedFace face, Frame aligned) {
    return crop.cut(frame, face, aligned);
  }

  /**
   * @param cut from {@link #crop}
   */
  Embedding embed(Frame cut) {
    return embedAll(List.of(cut)).get(0);
  }

  /**
   * Several faces in one run of the network: less time a face, the same embeddings.
   *
   * @param cuts from {@link #crop}; at least one
   */
  List<Embedding> embedAll(List<Frame> cuts) {
    ModelDescriptor.InputContract contract = model.descriptor().input();
    long[] shape = {cuts.size(), 3, contract.height(), contract.width()};
    float[] output = model.run(input(cuts), shape);
    int size = model.descriptor().embeddingSize();
    return IntStream.range(0, cuts.size())
        .mapToObj(i -> Embedding.of(Arrays.copyOfRange(output, i * size, (i + 1) * size)))
        .toList();
  }

  /** The network's input: a face after the other, each as planes of floats. */
  float[] input(List<Frame> cuts) {
    ModelDescriptor.InputContract contract = model.descriptor().input();
    float mean = (float) contract.mean();
    float scale = (float) (1 / contract.divisor());
    int plane = contract.width() * contract.height();
    int first = contract.colours().equals("BGR") ? 2 : 0;
    float[] input = new float[cuts.size() * 3 * plane];
    int at = 0;
    for (Frame cut : cuts) {
      byte[] rgb = cut.rgb();
      for (int i = 0; i < plane; i++) {
        input[at + i] = ((rgb[3 * i + first] & 0xFF) - mean) * scale;
        input[at + i + plane] = ((rgb[3 * i + 1] & 0xFF) - mean) * scale;
        input[at + i + 2 * plane] = ((rgb[3 * i + 2 - first] & 0xFF) - mean) * scale;
      }
      at += 3 * plane;
    }
    return input;
  }

  @Override
  public void close() {
    model.close();
  }
}
