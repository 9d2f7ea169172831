package org.adsum.models.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX file opened for changes: nodes and weights can be exchanged, all else stays as it is.
 * Intermediate shapes that the file notes ({@code value_info}) are dropped, because changes make
 * them wrong; ONNX Runtime infers them again.
 */
final class OnnxNetwork {

  /**
   * One operation.
   *
   * @param attributes each as an encoded {@code AttributeProto}
   */
  record Node(String operator, List<String> inputs, List<String> outputs, List<byte[]> attributes) {
    Node {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
      attributes = List.copyOf(attributes);
    }

    static Node of(String operator, String output, String... inputs) {
      return new Node(operator, List.of(inputs), List.of(output), List.of());
    }

    String output() {
      return outputs.get(0);
    }

    String input() {
      return inputs.get(0);
    }

    /** An integer attribute, or what it is when the node does not say. */
    long integer(String name, long otherwise) {
      for (byte[] attribute : attributes) {
        if (nameOf(attribute).equals(name)) {
          ProtobufReader reader = new ProtobufReader(attribute);
          while (reader.next()) {
            if (reader.isNumber(OnnxFields.ATTRIBUTE_INT)) {
              return reader.number();
            }
          }
        }
      }
      return otherwise;
    }

    Node withInteger(String name, long value) {
      List<byte[]> changed = new ArrayList<>(attributes);
      changed.removeIf(attribute -> nameOf(attribute).equals(name));
      changed.add(OnnxGraph.Attribute.of(name, value).encode().toByteArray());
      return new Node(operator, inputs, outputs, changed);
    }

    private static String nameOf(byte[] attribute) {
      ProtobufReader reader = new ProtobufReader(attribute);
      while (reader.next()) {
        if (reader.isBytes(OnnxFields.ATTRIBUTE_NAME)) {
          return reader.text();
        }
      }
      return "";
    }
  }

  /**
   * Constant values.
   *
   * @param type ONNX's number of the element type
   * @param raw little-endian values
   */
  record Weights(int[] shape, int type, byte[] raw) {
    static Weights of(float[] values, int... shape) {
      ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
      raw.asFloatBuffer().put(values);
      return new Weights(shape, OnnxFields.TYPE_FLOAT, raw.array());
    }

    /**
     * @throws IllegalArgumentException when the values are no floats
     */
    float[] floats() {
      if (type != OnnxFields.TYPE_FLOAT) {
        throw new IllegalArgumentException("The ONNX file's weights are not all floats");
      }
      float[] values = new float[raw.length / 4];
      ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }

    /** The same values with zeros behind them, along one dimension. */
    Weights padded(int dimension, int size) {
      int[] grown = shape.clone();
      grown[dimension] = size;
      int inner = Arrays.stream(shape).skip(dimension + 1).reduce(1, (a, b) -> a * b);
      int outer = Arrays.stream(shape).limit(dimension).reduce(1, (a, b) -> a * b);
      float[] from = floats();
      float[] to = new float[outer * size * inner];
      int run = shape[dimension] * inner;
      for (int i = 0; i < outer; i++) {
        System.arraycopy(from, i * run, to, i * size * inner, run);
      }
      return of(to, grown);
    }
  }

  /** The model's fields besides the graph, as they came. */
  private final ProtobufWriter model = new ProtobufWriter();

  private String name = "";
  private final List<byte[]> inputs = new ArrayList<>();
  private final List<byte[]> outputs = new ArrayList<>();
  private final Map<String, Weights> weights = new LinkedHashMap<>();
  private List<Node> nodes = new ArrayList<>();

  private OnnxNetwork() {}

  /**
   * @throws IllegalArgumentException when the bytes are no well-formed ONNX file
   */
  static OnnxNetwork read(byte[] file) {
    OnnxNetwork network = new OnnxNetwork();
    ProtobufReader reader = new ProtobufReader(file);
    while (reader.next()) {
      if (reader.isBytes(OnnxFields.MODEL_GRAPH)) {
        network.readGraph(reader.message());
      } else if (reader.isNumber(reader.field())) {
        network.model.integer(reader.field(), reader.number());
      } else if (reader.isBytes(reader.field())) {
        network.model.bytes(reader.field(), reader.value());
      }
    }
    return network;
  }

  private void readGraph(ProtobufReader graph) {
    while (graph.next()) {
      if (graph.isBytes(OnnxFields.GRAPH_NODE)) {
        nodes.add(node(graph.message()));
      } else if (graph.isBytes(OnnxFields.GRAPH_NAME)) {
        name = graph.text();
      } else if (graph.isBytes(OnnxFields.GRAPH_INITIALIZER)) {
        readWeights(graph.message());
      } else if (graph.isBytes(OnnxFields.GRAPH_INPUT)) {
        inputs.add(graph.value());
      } else if (graph.isBytes(OnnxFields.GRAPH_OUTPUT)) {
        outputs.add(graph.value());
      }
    }
  }

  private static Node node(ProtobufReader node) {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    List<byte[]> attributes = new ArrayList<>();
    String operator = "";
    while (node.next()) {
      if (node.isBytes(OnnxFields.NODE_INPUT)) {
        inputs.add(node.text());
      } else if (node.isBytes(OnnxFields.NODE_OUTPUT)) {
        outputs.add(node.text());
      } else if (node.isBytes(OnnxFields.NODE_OPERATOR)) {
        operator = node.text();
      } else if (node.isBytes(OnnxFields.NODE_ATTRIBUTE)) {
        attributes.add(node.value());
      }
    }
    return new Node(operator, inputs, outputs, attributes);
  }

  private void readWeights(ProtobufReader tensor) {
    List<Integer> shape = new ArrayList<>();
    String own = "";
    int type = 0;
    byte[] raw = null;
    while (tensor.next()) {
      if (tensor.isNumber(OnnxFields.TENSOR_DIMENSION)) {
        shape.add((int) tensor.number());
      } else if (tensor.isNumber(OnnxFields.TENSOR_DATA_TYPE)) {
        type = (int) tensor.number();
      } else if (tensor.isBytes(OnnxFields.TENSOR_NAME)) {
        own = tensor.text();
      } else if (tensor.isBytes(OnnxFields.TENSOR_RAW_DATA)) {
        raw = tensor.value();
      }
    }
    if (raw == null) {
      throw new IllegalArgumentException("The ONNX file keeps the weights " + own + " elsewhere");
    }
    weights.put(own, new Weights(shape.stream().mapToInt(i -> i).toArray(), type, raw));
  }

  /** The file, without weights that no node takes any more. */
  byte[] toBytes() {
    ProtobufWriter graph = new ProtobufWriter();
    Set<String> taken = new HashSet<>();
    nodes.forEach(node -> taken.addAll(node.inputs()));
    weights.keySet().retainAll(taken);
    for (Node node : nodes) {
      ProtobufWriter out = new ProtobufWriter();
      node.inputs().forEach(input -> out.text(OnnxFields.NODE_INPUT, input));
      node.outputs().forEach(output -> out.text(OnnxFields.NODE_OUTPUT, output));
      out.text(OnnxFields.NODE_NAME, node.output());
      out.text(OnnxFields.NODE_OPERATOR, node.operator());
      node.attributes().forEach(attribute -> out.bytes(OnnxFields.NODE_ATTRIBUTE, attribute));
      graph.message(OnnxFields.GRAPH_NODE, out);
    }
    graph.text(OnnxFields.GRAPH_NAME, name);
    weights.forEach(
        (own, values) -> {
          ProtobufWriter out = new ProtobufWriter();
          for (int dimension : values.shape()) {
            out.integer(OnnxFields.TENSOR_DIMENSION, dimension);
          }
          out.integer(OnnxFields.TENSOR_DATA_TYPE, values.type());
          out.text(OnnxFields.TENSOR_NAME, own);
          out.bytes(OnnxFields.TENSOR_RAW_DATA, values.raw());
          graph.message(OnnxFields.GRAPH_INITIALIZER, out);
        });
    inputs.forEach(input -> graph.bytes(OnnxFields.GRAPH_INPUT, input));
    outputs.forEach(output -> graph.bytes(OnnxFields.GRAPH_OUTPUT, output));
    return new ProtobufWriter().all(model).message(OnnxFields.MODEL_GRAPH, graph).toByteArray();
  }

  List<Node> nodes() {
    return nodes;
  }

  void setNodes(List<Node> nodes) {
    this.nodes = new ArrayList<>(nodes);
  }

  /** The constants of that name; null when a node computes it, or nothing does. */
  Weights weights(String name) {
    return weights.get(name);
  }

  void put(String name, Weights values) {
    weights.put(name, values);
  }

  /** The nodes that take this value. */
  List<Node> consumersOf(String value) {
    return nodes.stream().filter(node -> node.inputs().contains(value)).toList();
  }

  /** Whether the value is one of the network's outputs. */
  boolean isOutput(String value) {
    return outputs.stream().anyMatch(output -> nameOf(output).equals(value));
  }

  /** Gives the first dimension of all inputs and outputs a name, so that any number fits. */
  void freeBatch() {
    inputs.replaceAll(OnnxNetwork::withFreeBatch);
    outputs.replaceAll(OnnxNetwork::withFreeBatch);
  }

  private static String nameOf(byte[] valueInfo) {
    ProtobufReader reader = new ProtobufReader(valueInfo);
    while (reader.next()) {
      if (reader.isBytes(1)) {
        return reader.text();
      }
    }
    return "";
  }

  /** Rewrites {@code ValueInfoProto.type.tensor_type.shape.dim[0]}. */
  private static byte[] withFreeBatch(byte[] valueInfo) {
    List<Object> dimensions = new ArrayList<>();
    ProtobufReader info = new ProtobufReader(valueInfo);
    while (info.next()) {
      if (info.isBytes(2)) {
        ProtobufReader type = info.message();
        while (type.next()) {
          if (type.isBytes(1)) {
            ProtobufReader tensor = type.message();
            while (tensor.next()) {
              if (tensor.isBytes(2)) {
                readDimensions(tensor.message(), dimensions);
              }
            }
          }
        }
      }
    }
    dimensions.set(0, "batch");
    return OnnxGraph.value(nameOf(valueInfo), dimensions.toArray()).toByteArray();
  }

  private static void readDimensions(ProtobufReader shape, List<Object> dimensions) {
    while (shape.next()) {
      if (shape.isBytes(1)) {
        ProtobufReader dimension = shape.message();
        while (dimension.next()) {
          if (dimension.isNumber(1)) {
            dimensions.add((int) dimension.number());
          } else if (dimension.isBytes(2)) {
            dimensions.add(dimension.text());
          }
        }
      }
    }
  }
}
