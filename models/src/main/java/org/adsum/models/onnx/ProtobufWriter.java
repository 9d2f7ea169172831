package org.adsum.models.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the few protobuf wire types that an ONNX file needs: varints and length-delimited fields.
 * A message is written into its own writer and then added to its parent with {@link #message}.
 *
 * <p>Parts are kept as they come and joined once, in {@link #toByteArray}: a network's weights are
 * not copied again at each level of nesting.
 */
final class ProtobufWriter {
  private final List<byte[]> parts = new ArrayList<>();
  private int size;

  ProtobufWriter integer(int field, long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    varint(out, (long) field << 3);
    varint(out, value);
    return part(out.toByteArray());
  }

  ProtobufWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufWriter message(int field, ProtobufWriter value) {
    head(field, value.size);
    value.parts.forEach(this::part);
    return this;
  }

  /** The fields of another message, as fields of this one. */
  ProtobufWriter all(ProtobufWriter fields) {
    fields.parts.forEach(this::part);
    return this;
  }

  ProtobufWriter bytes(int field, byte[] value) {
    head(field, value.length);
    return part(value);
  }

  /** Little-endian float32 values, as ONNX {@code raw_data} wants them. */
  ProtobufWriter floats(int field, float[] values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return bytes(field, raw.array());
  }

  byte[] toByteArray() {
    ByteBuffer all = ByteBuffer.allocate(size);
    parts.forEach(all::put);
    return all.array();
  }

  private void head(int field, int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    varint(out, (long) field << 3 | 2);
    varint(out, length);
    part(out.toByteArray());
  }

  private ProtobufWriter part(byte[] bytes) {
    parts.add(bytes);
    size = Math.addExact(size, bytes.length);
    return this;
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
