package org.adsum.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adsum.models.onnx.OnnxNetwork.Node;
import org.adsum.models.onnx.OnnxNetwork.Weights;

/**
 * Writes a PRelu over an image as {@code slope * x + relu((1 - slope) * x)}, which is the same
 * function while all slopes are below 1. The factor {@code 1 - slope} goes into the convolution
 * before, so that {@code z = (1 - slope) * x} and the sum is {@code slope / (1 - slope) * z +
 * relu(z)}. Where that cannot be, it is {@code slope * x + (1 - slope) * relu(x)}.
 *
 * <p>ONNX Runtime (1.29, x86-64) runs PRelu value by value and reorders the image before and after;
 * the sum becomes fused passes over blocks of channels. In {@code fr_feature} half of the time was
 * PRelu.
 */
final class PreluAsSum {
  /** Nearer to 1 the ratio would cost accuracy. */
  private static final float STEEPEST = 0.9f;

  private final OnnxNetwork network;

  private PreluAsSum(OnnxNetwork network) {
    this.network = network;
  }

  static void rewrite(OnnxNetwork network) {
    PreluAsSum pass = new PreluAsSum(network);
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.nodes()) {
      boolean image =
          node.operator().equals("PRelu")
              && network.weights(node.inputs().get(1)).shape().length == 3;
      nodes.addAll(image ? pass.sum(node) : List.of(node));
    }
    network.setNodes(nodes);
  }

  private List<Node> sum(Node prelu) {
    Weights slopes = network.weights(prelu.inputs().get(1));
    float[] slope = slopes.floats();
    float[] rest = slope.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] = 1 - rest[i];
    }
    return convolutionBefore(prelu)
        .filter(convolution -> allBelow(slope, STEEPEST))
        .map(convolution -> scaled(prelu, convolution, slope, rest))
        .orElseGet(() -> plain(prelu, Weights.of(rest, slopes.shape())));
  }

  private List<Node> scaled(Node prelu, Node convolution, float[] slope, float[] rest) {
    scale(convolution.inputs().get(1), rest);
    scale(convolution.inputs().get(2), rest);
    float[] ratio = new float[slope.length];
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = slope[i] / rest[i];
    }
    String z = prelu.input();
    String y = prelu.output();
    network.put(y + ".ratio", Weights.of(ratio, ratio.length, 1, 1));
    return List.of(
        Node.of("Relu", y + ".positive", z),
        Node.of("Mul", y + ".through", z, y + ".ratio"),
        Node.of("Add", y, y + ".through", y + ".positive"));
  }

  private List<Node> plain(Node prelu, Weights rest) {
    String x = prelu.input();
    String y = prelu.output();
    network.put(y + ".rest", rest);
    return List.of(
        Node.of("Relu", y + ".positive", x),
        Node.of("Mul", y + ".above", y + ".positive", y + ".rest"),
        Node.of("Mul", y + ".through", x, prelu.inputs().get(1)),
        Node.of("Add", y, y + ".above", y + ".through"));
  }

  /** The convolution whose output only this PRelu sees, and whose weights only it uses. */
  private Optional<Node> convolutionBefore(Node prelu) {
    return network.nodes().stream()
        .filter(node -> node.output().equals(prelu.input()))
        .filter(node -> node.operator().equals("Conv") && node.inputs().size() == 3)
        .filter(node -> network.consumersOf(node.output()).size() == 1)
        .filter(
            node ->
                network.consumersOf(node.inputs().get(1)).size() == 1
                    && network.consumersOf(node.inputs().get(2)).size() == 1)
        .findFirst();
  }

  private static boolean allBelow(float[] slope, float limit) {
    for (float value : slope) {
      if (!(value < limit)) {
        return false;
      }
    }
    return true;
  }

  /** Multiplies each output channel's weights. */
  private void scale(String weights, float[] factors) {
    Weights given = network.weights(weights);
    float[] values = given.floats();
    int each = values.length / factors.length;
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i / each];
    }
    network.put(weights, Weights.of(values, given.shape()));
  }
}
