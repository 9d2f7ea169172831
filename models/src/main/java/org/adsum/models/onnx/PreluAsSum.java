package org.adsum.models.onnx;

import java.util.ArrayList;
import java.util.List;
import org.adsum.models.onnx.OnnxNetwork.Node;
import org.adsum.models.onnx.OnnxNetwork.Weights;

/**
 * Writes a PRelu over an image as {@code slope * x + (1 - slope) * relu(x)}, which is the same
 * function.
 *
 * <p>ONNX Runtime (1.29, x86-64) runs PRelu value by value and reorders the image before and after;
 * the sum becomes two fused passes over blocks of channels. In {@code fr_feature} half of the time
 * was PRelu.
 */
final class PreluAsSum {
  private PreluAsSum() {}

  static void rewrite(OnnxNetwork network) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.nodes()) {
      boolean image =
          node.operator().equals("PRelu")
              && network.weights(node.inputs().get(1)).shape().length == 3;
      if (image) {
        nodes.addAll(sum(network, node));
      } else {
        nodes.add(node);
      }
    }
    network.setNodes(nodes);
  }

  private static List<Node> sum(OnnxNetwork network, Node prelu) {
    String x = prelu.input();
    String y = prelu.output();
    String slope = prelu.inputs().get(1);
    Weights slopes = network.weights(slope);
    float[] rest = slopes.floats();
    for (int i = 0; i < rest.length; i++) {
      rest[i] = 1 - rest[i];
    }
    network.put(y + ".rest", Weights.of(rest, slopes.shape()));
    return List.of(
        Node.of("Relu", y + ".positive", x),
        Node.of("Mul", y + ".above", y + ".positive", y + ".rest"),
        Node.of("Mul", y + ".through", x, slope),
        Node.of("Add", y, y + ".above", y + ".through"));
  }
}
