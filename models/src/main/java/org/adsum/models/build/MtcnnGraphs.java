package org.adsum.models.build;

import org.adsum.models.onnx.OnnxGraph;
import org.adsum.models.onnx.OnnxGraph.Attribute;

/**
 * Lays MTCNN's weights into ONNX graphs of the three networks as facenet-pytorch defines them.
 *
 * <p>The TensorFlow Lite files were made for an image with width and height exchanged, so their
 * kernels are indexed [out][x][y][in]; ONNX wants [out][in][y][x]. Their first dense layer sees the
 * feature map flattened as (x, y, channel); its weights are reordered to (channel, y, x) so that no
 * transposition is left in the graph.
 *
 * <p>Each graph takes {@code input} and gives {@code prob} (softmaxed, index 1 is "face") and
 * {@code reg} (box regression); O-Net also {@code points} (five x, then five y).
 */
final class MtcnnGraphs {
  private static final String BATCH = "batch";

  private final OnnxGraph graph;
  private final TfliteWeights weights;
  private final String scope;
  private final String preluName;
  private String last = "input";

  private MtcnnGraphs(String scope, String preluName, byte[] tflite) {
    this.graph = new OnnxGraph("mtcnn_" + scope);
    this.weights = new TfliteWeights(tflite);
    this.scope = scope;
    this.preluName = preluName;
  }

  /** P-Net: any image size; gives one cell per 12x12 window at stride 2. */
  static byte[] pnet(byte[] tflite) {
    MtcnnGraphs net = new MtcnnGraphs("pnet", "PReLU", tflite);
    net.graph.input("input", BATCH, 3, "height", "width");
    net.convolution(1, 10, 3, 3).prelu(1, 10, true).pool(2);
    net.convolution(2, 16, 3, 10).prelu(2, 16, true);
    net.convolution(3, 32, 3, 16).prelu(3, 32, true);
    String features = net.last;
    net.convolution("conv4-1", "logits", 2, 1, 32).softmax();
    net.last = features;
    net.convolution("conv4-2", "reg", 4, 1, 32);
    net.graph.output("prob", BATCH, 2, "rows", "columns");
    net.graph.output("reg", BATCH, 4, "rows", "columns");
    return net.graph.toModel();
  }

  /** R-Net: any number of 24x24 crops. */
  static byte[] rnet(byte[] tflite) {
    MtcnnGraphs net = new MtcnnGraphs("rnet", "prelu", tflite);
    net.graph.input("input", BATCH, 3, 24, 24);
    net.convolution(1, 28, 3, 3).prelu(1, 28, true).pool(3);
    net.convolution(2, 48, 3, 28).prelu(2, 48, true).pool(3);
    net.convolution(3, 64, 2, 48).prelu(3, 64, true);
    net.flatten().dense("conv4", "conv4/weights/read/transpose", "dense4", 128, 3, 64);
    net.prelu(4, 128, false);
    String features = net.last;
    net.dense("conv5-1", "conv5-1/weights/read/transpose", "logits", 2, 1, 128).softmax();
    net.last = features;
    net.dense("conv5-2", "conv5-2/weights/read/transpose", "reg", 4, 1, 128);
    net.graph.output("prob", BATCH, 2).output("reg", BATCH, 4);
    return net.graph.toModel();
  }

  /** O-Net: any number of 48x48 crops. */
  static byte[] onet(byte[] tflite) {
    MtcnnGraphs net = new MtcnnGraphs("onet", "prelu", tflite);
    net.graph.input("input", BATCH, 3, 48, 48);
    net.convolution(1, 32, 3, 3).prelu(1, 32, true).pool(3);
    net.convolution(2, 64, 3, 32).prelu(2, 64, true).pool(3);
    net.convolution(3, 64, 3, 64).prelu(3, 64, true).pool(2);
    net.convolution(4, 128, 2, 64).prelu(4, 128, true);
    net.flatten().dense("conv5", "conv5/weights/read/transpose", "dense5", 256, 3, 128);
    net.prelu(5, 256, false);
    String features = net.last;
    net.dense("conv6-1", "conv6-1/weights/read/transpose", "logits", 2, 1, 256).softmax();
    net.last = features;
    net.dense("conv6-2", "conv6-2/weights/read/transpose", "reg", 4, 1, 256);
    net.last = features;
    net.dense("conv6-3", "conv6-3/weights/read/transpose", "points", 10, 1, 256);
    net.graph.output("prob", BATCH, 2).output("reg", BATCH, 4).output("points", BATCH, 10);
    return net.graph.toModel();
  }

  private MtcnnGraphs convolution(int number, int out, int kernel, int in) {
    return convolution("conv" + number, "conv" + number, out, kernel, in);
  }

  private MtcnnGraphs convolution(String layer, String output, int out, int kernel, int in) {
    float[] stored =
        weights.get(scope + "/" + layer + "/weights/read", out, kernel, kernel, in).values();
    float[] bias = weights.get(scope + "/" + layer + "/Conv2D_bias", out).values();
    graph.weights(output + ".w", channelsFirst(stored, out, kernel, in), out, in, kernel, kernel);
    graph.weights(output + ".b", bias, out);
    return then("Conv", output, output + ".w", output + ".b");
  }

  private MtcnnGraphs dense(
      String layer, String tensor, String output, int out, int side, int channels) {
    int in = side * side * channels;
    float[] stored = weights.get(scope + "/" + tensor, out, in).values();
    float[] bias = weights.get(scope + "/" + layer + "/" + layer + "/MatMul_bias", out).values();
    graph.weights(output + ".w", channelsFirst(stored, out, side, channels), out, in);
    graph.weights(output + ".b", bias, out);
    graph.node(
        "Gemm",
        output,
        new String[] {last, output + ".w", output + ".b"},
        Attribute.of("transB", 1));
    last = output;
    return this;
  }

  private MtcnnGraphs prelu(int number, int channels, boolean spatial) {
    float[] slope =
        weights.get(scope + "/" + preluName + number + "/alpha/read", channels).values();
    String name = "prelu" + number;
    int[] shape = spatial ? new int[] {channels, 1, 1} : new int[] {channels};
    graph.weights(name + ".slope", slope, shape);
    return then("PRelu", name, name + ".slope");
  }

  /** Stride 2; the last window may stick out of the map, as torch's {@code ceil_mode} has it. */
  private MtcnnGraphs pool(int kernel) {
    String name = last + ".pool";
    graph.node(
        "MaxPool",
        name,
        new String[] {last},
        Attribute.of("ceil_mode", 1),
        Attribute.list("kernel_shape", kernel, kernel),
        Attribute.list("strides", 2, 2));
    last = name;
    return this;
  }

  private MtcnnGraphs flatten() {
    graph.node("Flatten", "flat", new String[] {last}, Attribute.of("axis", 1));
    last = "flat";
    return this;
  }

  private void softmax() {
    graph.node("Softmax", "prob", new String[] {last}, Attribute.of("axis", 1));
  }

  private MtcnnGraphs then(String operator, String output, String... parameters) {
    String[] inputs = new String[parameters.length + 1];
    inputs[0] = last;
    System.arraycopy(parameters, 0, inputs, 1, parameters.length);
    graph.node(operator, output, inputs);
    last = output;
    return this;
  }

  /** [out][x][y][channel] to [out][channel][y][x]. */
  static float[] channelsFirst(float[] stored, int out, int side, int channels) {
    float[] result = new float[stored.length];
    int from = 0;
    for (int o = 0; o < out; o++) {
      for (int x = 0; x < side; x++) {
        for (int y = 0; y < side; y++) {
          for (int c = 0; c < channels; c++) {
            result[((o * channels + c) * side + y) * side + x] = stored[from++];
          }
        }
      }
    }
    return result;
  }
}
