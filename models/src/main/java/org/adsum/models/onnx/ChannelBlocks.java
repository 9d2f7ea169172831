package org.adsum.models.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adsum.models.onnx.OnnxNetwork.Node;

/**
 * Fills the channels between convolutions up to whole blocks of {@value #BLOCK}, with channels that
 * are always zero and weigh nothing.
 *
 * <p>ONNX Runtime keeps images in blocks of 8 or 16 channels where it can ({@code
 * NchwcTransformer}); a layer with 13 or 103 channels makes it reorder everything before and after.
 * The values that leave the network are the same.
 */
final class ChannelBlocks {
  static final int BLOCK = 16;

  private final OnnxNetwork network;

  private ChannelBlocks(OnnxNetwork network) {
    this.network = network;
  }

  static void fill(OnnxNetwork network) {
    ChannelBlocks pass = new ChannelBlocks(network);
    for (int i = 0; i < network.nodes().size(); i++) {
      Node node = network.nodes().get(i);
      if (isPlainConvolution(node)) {
        pass.fillBehind(node);
      }
    }
  }

  private static boolean isPlainConvolution(Node node) {
    return node.operator().equals("Conv")
        && node.integer("group", 1) == 1
        && node.inputs().size() == 3;
  }

  private void fillBehind(Node first) {
    int channels = network.weights(first.inputs().get(1)).shape()[0];
    int filled = (channels + BLOCK - 1) / BLOCK * BLOCK;
    Optional<List<Node>> behind = untilMixed(first.output(), channels);
    if (filled == channels || behind.isEmpty()) {
      return;
    }
    pad(first.inputs().get(1), 0, filled);
    pad(first.inputs().get(2), 0, filled);
    Map<String, Node> changed = new HashMap<>();
    for (Node node : behind.get()) {
      switch (node.operator()) {
        case "PRelu" -> pad(node.inputs().get(1), 0, filled);
        case "Conv" -> {
          boolean mixes = isPlainConvolution(node);
          pad(node.inputs().get(1), mixes ? 1 : 0, filled);
          if (!mixes) {
            pad(node.inputs().get(2), 0, filled);
            changed.put(node.output(), node.withInteger("group", filled));
          }
        }
        default -> {}
      }
    }
    network.setNodes(
        network.nodes().stream().map(node -> changed.getOrDefault(node.output(), node)).toList());
  }

  /**
   * The nodes that see these channels one by one, up to and with the convolutions that mix them.
   * Empty when something else sees them, so that they cannot become more.
   */
  private Optional<List<Node>> untilMixed(String value, int channels) {
    if (network.isOutput(value)) {
      return Optional.empty();
    }
    List<Node> found = new ArrayList<>();
    for (Node node : network.consumersOf(value)) {
      found.add(node);
      if (!node.input().equals(value) || !seesEachAlone(node, channels)) {
        return Optional.empty();
      }
      if (!isPlainConvolution(node)) {
        Optional<List<Node>> further = untilMixed(node.output(), channels);
        if (further.isEmpty()) {
          return Optional.empty();
        }
        found.addAll(further.get());
      }
    }
    return Optional.of(found);
  }

  private boolean seesEachAlone(Node node, int channels) {
    return switch (node.operator()) {
      case "Relu", "MaxPool" -> true;
      case "PRelu" -> network.weights(node.inputs().get(1)).shape()[0] == channels;
      case "Conv" ->
          node.inputs().size() == 3
              && (node.integer("group", 1) == 1 || node.integer("group", 1) == channels);
      default -> false;
    };
  }

  private void pad(String weights, int dimension, int size) {
    network.put(weights, network.weights(weights).padded(dimension, size));
  }
}
