package org.adsum.models.facenet;

import org.adsum.models.checkpoint.CheckpointRefused;
import org.adsum.models.checkpoint.TorchCheckpoint;
import org.adsum.models.onnx.Denormals;
import org.adsum.models.onnx.OnnxGraph;
import org.adsum.models.onnx.OnnxGraph.Attribute;

/**
 * Lays the weights of facenet-pytorch's InceptionResnetV1 into an ONNX graph.
 *
 * <p>Source: {@code models/inception_resnet_v1.py} of facenet-pytorch 2.x. Batch normalisation (eps
 * 0.001) is folded into the convolution before it, the scale of a residual block into its last
 * convolution; the classifier of the training ({@code logits}) is left out. The graph takes {@code
 * input} (batch, 3, 160, 160) and gives {@code output} (batch, 512), scaled to length 1.
 */
final class InceptionResnetV1 {
  static final int SIDE = 160;
  static final int EMBEDDING_SIZE = 512;

  private static final double EPSILON = 0.001;
  private static final float SHORTEST = 1e-12f;
  private static final String BATCH = "batch";

  private final OnnxGraph graph = new OnnxGraph("inception_resnet_v1");
  private final StateDict weights;

  private InceptionResnetV1(StateDict weights) {
    this.weights = weights;
  }

  /**
   * The ONNX file, without denormal weights. The same checkpoint gives the same bytes.
   *
   * @throws CheckpointRefused when the checkpoint has not exactly the network's weights
   */
  static byte[] of(TorchCheckpoint checkpoint) throws CheckpointRefused {
    InceptionResnetV1 network = new InceptionResnetV1(new StateDict(checkpoint));
    network.build();
    network.weights.ignore("logits.weight");
    network.weights.ignore("logits.bias");
    network.weights.finish();
    byte[] model = network.graph.toModel();
    Denormals.zeroIn(model);
    return model;
  }

  private void build() {
    graph.input("input", BATCH, 3, SIDE, SIDE);
    String x = conv("input", "conv2d_1a", 3, 32, square(3).by(2));
    x = conv(x, "conv2d_2a", 32, 32, square(3));
    x = conv(x, "conv2d_2b", 32, 64, square(3).padded());
    x = pool(x, "maxpool_3a");
    x = conv(x, "conv2d_3b", 64, 80, square(1));
    x = conv(x, "conv2d_4a", 80, 192, square(3));
    x = conv(x, "conv2d_4b", 192, 256, square(3).by(2));
    for (int i = 0; i < 5; i++) {
      x = block35(x, "repeat_1." + i);
    }
    x = mixed6a(x);
    for (int i = 0; i < 10; i++) {
      x = block17(x, "repeat_2." + i);
    }
    x = mixed7a(x);
    for (int i = 0; i < 5; i++) {
      x = block8(x, "repeat_3." + i, 0.2, true);
    }
    x = block8(x, "block8", 1, false);
    embedding(x);
  }

  private String block35(String x, String name) {
    String a = conv(x, name + ".branch0", 256, 32, square(1));
    String b = conv(x, name + ".branch1.0", 256, 32, square(1));
    b = conv(b, name + ".branch1.1", 32, 32, square(3).padded());
    String c = conv(x, name + ".branch2.0", 256, 32, square(1));
    c = conv(c, name + ".branch2.1", 32, 32, square(3).padded());
    c = conv(c, name + ".branch2.2", 32, 32, square(3).padded());
    return residual(x, name, 96, 256, 0.17, true, a, b, c);
  }

  private String block17(String x, String name) {
    String a = conv(x, name + ".branch0", 896, 128, square(1));
    String b = conv(x, name + ".branch1.0", 896, 128, square(1));
    b = conv(b, name + ".branch1.1", 128, 128, new Window(1, 7, 1, true));
    b = conv(b, name + ".branch1.2", 128, 128, new Window(7, 1, 1, true));
    return residual(x, name, 256, 896, 0.1, true, a, b);
  }

  private String block8(String x, String name, double scale, boolean relu) {
    String a = conv(x, name + ".branch0", 1792, 192, square(1));
    String b = conv(x, name + ".branch1.0", 1792, 192, square(1));
    b = conv(b, name + ".branch1.1", 192, 192, new Window(1, 3, 1, true));
    b = conv(b, name + ".branch1.2", 192, 192, new Window(3, 1, 1, true));
    return residual(x, name, 384, 1792, scale, relu, a, b);
  }

  private String mixed6a(String x) {
    String a = conv(x, "mixed_6a.branch0", 256, 384, square(3).by(2));
    String b = conv(x, "mixed_6a.branch1.0", 256, 192, square(1));
    b = conv(b, "mixed_6a.branch1.1", 192, 192, square(3).padded());
    b = conv(b, "mixed_6a.branch1.2", 192, 256, square(3).by(2));
    return concat("mixed_6a", a, b, pool(x, "mixed_6a.branch2"));
  }

  private String mixed7a(String x) {
    String a = conv(x, "mixed_7a.branch0.0", 896, 256, square(1));
    a = conv(a, "mixed_7a.branch0.1", 256, 384, square(3).by(2));
    String b = conv(x, "mixed_7a.branch1.0", 896, 256, square(1));
    b = conv(b, "mixed_7a.branch1.1", 256, 256, square(3).by(2));
    String c = conv(x, "mixed_7a.branch2.0", 896, 256, square(1));
    c = conv(c, "mixed_7a.branch2.1", 256, 256, square(3).padded());
    c = conv(c, "mixed_7a.branch2.2", 256, 256, square(3).by(2));
    return concat("mixed_7a", a, b, c, pool(x, "mixed_7a.branch3"));
  }

  /** Mean over the map, dense layer with its normalisation, length 1 as {@code F.normalize} has. */
  private void embedding(String x) {
    graph.node("GlobalAveragePool", "mean", new String[] {x});
    graph.node("Flatten", "flat", new String[] {"mean"}, Attribute.of("axis", 1));
    Folded dense =
        fold(weights.take("last_linear.weight", EMBEDDING_SIZE, 1792), "last_bn", EMBEDDING_SIZE);
    graph.weights("last.w", dense.weight, EMBEDDING_SIZE, 1792);
    graph.weights("last.b", dense.bias, EMBEDDING_SIZE);
    graph.node(
        "Gemm", "last", new String[] {"flat", "last.w", "last.b"}, Attribute.of("transB", 1));
    graph.node(
        "ReduceL2",
        "length",
        new String[] {"last"},
        Attribute.list("axes", 1),
        Attribute.of("keepdims", 1));
    graph.weights("shortest", new float[] {SHORTEST}, 1);
    graph.node("Max", "divisor", new String[] {"length", "shortest"});
    graph.node("Div", "output", new String[] {"last", "divisor"});
    graph.output("output", BATCH, EMBEDDING_SIZE);
  }

  /** A kernel: its size, its stride, and whether it keeps the map's size (at stride 1). */
  private record Window(int height, int width, int stride, boolean samePadding) {
    Window by(int newStride) {
      return new Window(height, width, newStride, samePadding);
    }

    Window padded() {
      return new Window(height, width, stride, true);
    }
  }

  private static Window square(int side) {
    return new Window(side, side, 1, false);
  }

  /** Convolution, batch normalisation, ReLU: facenet-pytorch's BasicConv2d. */
  private String conv(String x, String name, int in, int out, Window window) {
    int high = window.height;
    int wide = window.width;
    Folded folded =
        fold(weights.take(name + ".conv.weight", out, in, high, wide), name + ".bn", out);
    convolution(x, name, folded, window, new int[] {out, in, high, wide});
    graph.node("Relu", name + ".relu", new String[] {name});
    return name + ".relu";
  }

  private void convolution(String x, String name, Folded folded, Window window, int[] shape) {
    int high = window.samePadding ? window.height / 2 : 0;
    int wide = window.samePadding ? window.width / 2 : 0;
    graph.weights(name + ".w", folded.weight, shape);
    graph.weights(name + ".b", folded.bias, shape[0]);
    graph.node(
        "Conv",
        name,
        new String[] {x, name + ".w", name + ".b"},
        Attribute.list("kernel_shape", window.height, window.width),
        Attribute.list("strides", window.stride, window.stride),
        Attribute.list("pads", high, wide, high, wide));
  }

  /** x + scale * (a 1x1 convolution over all branches). */
  private String residual(
      String x, String name, int in, int out, double scale, boolean relu, String... branches) {
    String joined = concat(name + ".joined", branches);
    float[] weight = weights.take(name + ".conv2d.weight", out, in, 1, 1);
    float[] bias = weights.take(name + ".conv2d.bias", out);
    scale(weight, scale);
    scale(bias, scale);
    convolution(
        joined, name + ".up", new Folded(weight, bias), square(1), new int[] {out, in, 1, 1});
    graph.node("Add", name + ".sum", new String[] {x, name + ".up"});
    if (!relu) {
      return name + ".sum";
    }
    graph.node("Relu", name + ".relu", new String[] {name + ".sum"});
    return name + ".relu";
  }

  private static void scale(float[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] * factor);
    }
  }

  private String pool(String x, String name) {
    graph.node(
        "MaxPool",
        name,
        new String[] {x},
        Attribute.list("kernel_shape", 3, 3),
        Attribute.list("strides", 2, 2));
    return name;
  }

  private String concat(String name, String... inputs) {
    graph.node("Concat", name, inputs, Attribute.of("axis", 1));
    return name;
  }

  private record Folded(float[] weight, float[] bias) {}

  /** y = (w*x - mean) / sqrt(variance + eps) * gain + shift, as one weight and one bias. */
  private Folded fold(float[] weight, String norm, int out) {
    float[] gain = weights.take(norm + ".weight", out);
    float[] shift = weights.take(norm + ".bias", out);
    float[] mean = weights.take(norm + ".running_mean", out);
    float[] variance = weights.take(norm + ".running_var", out);
    weights.ignore(norm + ".num_batches_tracked");
    float[] folded = new float[weight.length];
    float[] bias = new float[out];
    int each = weight.length / out;
    boolean sound = true;
    for (int o = 0; o < out; o++) {
      double factor = gain[o] / Math.sqrt(variance[o] + EPSILON);
      bias[o] = (float) (shift[o] - mean[o] * factor);
      sound &= Float.isFinite(bias[o]);
      for (int i = o * each; i < (o + 1) * each; i++) {
        folded[i] = (float) (weight[i] * factor);
        sound &= Float.isFinite(folded[i]);
      }
    }
    if (!sound) {
      weights.refuse(norm + " turns weights into values that are no numbers");
    }
    return new Folded(folded, bias);
  }
}
