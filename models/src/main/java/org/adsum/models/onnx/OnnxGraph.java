package org.adsum.models.onnx;

/**
 * Builds a small ONNX model (opset 13) of one input and several outputs, node by node.
 *
 * <p>Field numbers are those of {@code onnx.proto}. The same calls give the same bytes.
 */
public final class OnnxGraph {
  private static final int FLOAT = 1;
  private static final int INT = 2;
  private static final int INTS = 7;

  private final ProtobufWriter graph = new ProtobufWriter();

  /** An attribute of a node: one integer, or a list of integers. */
  public record Attribute(String name, boolean list, long... values) {
    public static Attribute of(String name, long value) {
      return new Attribute(name, false, value);
    }

    public static Attribute list(String name, long... values) {
      return new Attribute(name, true, values);
    }

    ProtobufWriter encode() {
      ProtobufWriter out = new ProtobufWriter().text(1, name);
      for (long value : values) {
        out.integer(list ? 8 : 3, value);
      }
      return out.integer(20, list ? INTS : INT);
    }
  }

  public OnnxGraph(String name) {
    graph.text(2, name);
  }

  public OnnxGraph weights(String name, float[] values, int... shape) {
    ProtobufWriter tensor = new ProtobufWriter();
    for (int dimension : shape) {
      tensor.integer(1, dimension);
    }
    graph.message(5, tensor.integer(2, FLOAT).text(8, name).floats(9, values));
    return this;
  }

  public OnnxGraph node(String operator, String output, String[] inputs, Attribute... attributes) {
    ProtobufWriter node = new ProtobufWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(3, output).text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.encode());
    }
    graph.message(1, node);
    return this;
  }

  /** Dimensions are numbers, or names for those that vary from call to call. */
  public OnnxGraph input(String name, Object... dimensions) {
    graph.message(11, value(name, dimensions));
    return this;
  }

  public OnnxGraph output(String name, Object... dimensions) {
    graph.message(12, value(name, dimensions));
    return this;
  }

  public byte[] toModel() {
    return new ProtobufWriter()
        .integer(1, 7)
        .text(2, "adsum")
        .message(7, graph)
        .message(8, new ProtobufWriter().text(1, "").integer(2, 13))
        .toByteArray();
  }

  static ProtobufWriter value(String name, Object... dimensions) {
    ProtobufWriter shape = new ProtobufWriter();
    for (Object dimension : dimensions) {
      ProtobufWriter entry = new ProtobufWriter();
      if (dimension instanceof Integer size) {
        entry.integer(1, size);
      } else {
        entry.text(2, (String) dimension);
      }
      shape.message(1, entry);
    }
    ProtobufWriter tensorType = new ProtobufWriter().integer(1, FLOAT).message(2, shape);
    ProtobufWriter type = new ProtobufWriter().message(1, tensorType);
    return new ProtobufWriter().text(1, name).message(2, type);
  }
}
