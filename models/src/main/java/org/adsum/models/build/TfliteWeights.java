package org.adsum.models.build;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The constant float tensors of a TensorFlow Lite file, by name.
 *
 * <p>Reads only what is needed of the FlatBuffers layout: Model (field 2 subgraphs, field 4
 * buffers), SubGraph (field 0 tensors), Tensor (0 shape, 1 type, 2 buffer, 3 name), Buffer (0
 * data).
 */
final class TfliteWeights {
  private static final int FLOAT32 = 0;

  /** One constant tensor: its shape as stored and its values in row-major order. */
  record Tensor(int[] shape, float[] values) {}

  private final ByteBuffer file;
  private final Map<String, Tensor> tensors = new HashMap<>();

  /**
   * @throws BuildFailure when the bytes are not a TensorFlow Lite file
   */
  TfliteWeights(byte[] bytes) {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      if (!"TFL3".equals(new String(bytes, 4, 4, StandardCharsets.US_ASCII))) {
        throw new BuildFailure("Not a TensorFlow Lite file");
      }
      read();
    } catch (IndexOutOfBoundsException e) {
      throw new BuildFailure("The TensorFlow Lite file is damaged", e);
    }
  }

  /**
   * @throws BuildFailure when there is no constant tensor of that name and element count
   */
  Tensor get(String name, int... shape) {
    Tensor tensor = tensors.get(name);
    if (tensor == null || !java.util.Arrays.equals(tensor.shape(), shape)) {
      throw new BuildFailure(
          "The TensorFlow Lite file has no tensor "
              + name
              + " of shape "
              + java.util.Arrays.toString(shape));
    }
    return tensor;
  }

  private void read() {
    int model = follow(0);
    int subgraphs = vector(model, 2);
    int buffers = vector(model, 4);
    int graph = follow(subgraphs + 4);
    int list = vector(graph, 0);
    for (int i = 0; i < file.getInt(list); i++) {
      int tensor = follow(list + 4 + 4 * i);
      int type = field(tensor, 1);
      int bufferIndex = field(tensor, 2);
      if (type != 0 && file.get(type) != FLOAT32 || bufferIndex == 0) {
        continue;
      }
      int buffer = follow(buffers + 4 + 4 * file.getInt(bufferIndex));
      if (field(buffer, 0) == 0) {
        continue;
      }
      int data = vector(buffer, 0);
      float[] values = new float[file.getInt(data) / 4];
      for (int k = 0; k < values.length; k++) {
        values[k] = file.getFloat(data + 4 + 4 * k);
      }
      tensors.put(text(tensor, 3), new Tensor(shape(tensor), values));
    }
  }

  private int[] shape(int tensor) {
    if (field(tensor, 0) == 0) {
      return new int[0];
    }
    int at = vector(tensor, 0);
    int[] shape = new int[file.getInt(at)];
    for (int k = 0; k < shape.length; k++) {
      shape[k] = file.getInt(at + 4 + 4 * k);
    }
    return shape;
  }

  private String text(int table, int index) {
    int at = vector(table, index);
    byte[] chars = new byte[file.getInt(at)];
    file.get(at + 4, chars);
    return new String(chars, StandardCharsets.UTF_8);
  }

  /** Where the table's field stands, or 0 when it is absent. */
  private int field(int table, int index) {
    int vtable = table - file.getInt(table);
    int slot = 4 + 2 * index;
    int offset = slot < file.getShort(vtable) ? file.getShort(vtable + slot) & 0xFFFF : 0;
    return offset == 0 ? 0 : table + offset;
  }

  /** Where the vector in the field begins (its length first). */
  private int vector(int table, int index) {
    int at = field(table, index);
    if (at == 0) {
      throw new BuildFailure("The TensorFlow Lite file lacks a field that the build needs");
    }
    return follow(at);
  }

  private int follow(int at) {
    return at + file.getInt(at);
  }
}
