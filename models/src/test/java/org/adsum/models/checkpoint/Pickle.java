package org.adsum.models.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles of protocol 2, opcode by opcode, and checkpoints of both formats around them. */
final class Pickle {
  static final String KEY = "94093841022240";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Pickle() {
    op(0x80).op(2);
  }

  Pickle op(int opcode) {
    out.write(opcode);
    return this;
  }

  Pickle int32(int value) {
    return op('J').raw(le(4).putInt(value));
  }

  Pickle text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    op('X').raw(le(4).putInt(bytes.length));
    out.writeBytes(bytes);
    return this;
  }

  Pickle global(String module, String name) {
    op('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** An OrderedDict without entries. */
  Pickle orderedDict() {
    return global("collections", "OrderedDict").op(')').op('R');
  }

  Pickle tuple(int... numbers) {
    op('(');
    for (int number : numbers) {
      int32(number);
    }
    return op('t');
  }

  /** A tensor that is a view of a storage of its own. */
  Pickle tensor(String storage, String key, int elements, int offset, int[] shape, int[] stride) {
    global("torch._utils", "_rebuild_tensor_v2").op('(');
    op('(').text("storage").global("torch", storage).text(key).text("cpu").int32(elements);
    op('N').op('t').op('Q');
    return int32(offset).tuple(shape).tuple(stride).op(0x89).orderedDict().op('t').op('R');
  }

  /** A state dict of one 2x3 float tensor named {@code w}. */
  static Pickle stateDict() {
    return oneTensor(6, 0, new int[] {2, 3}, new int[] {3, 1});
  }

  static Pickle oneTensor(int elements, int offset, int[] shape, int[] stride) {
    return new Pickle()
        .op('}')
        .text("w")
        .tensor("FloatStorage", KEY, elements, offset, shape, stride)
        .op('s')
        .op('.');
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** A file of the old format with one storage of these floats; without any when there are none. */
  static byte[] legacy(Pickle stateDict, float... floats) {
    Pickle file = legacyHead(stateDict);
    if (floats.length == 0) {
      return file.op('.').bytes();
    }
    file.text(KEY).op('a').op('.');
    return file.raw(le(8 + 4 * floats.length).putLong(floats.length), floats).bytes();
  }

  private static Pickle legacyHead(Pickle stateDict) {
    Pickle file = new Pickle().op(0x8a).op(10);
    for (int b : new int[] {0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19}) {
      file.op(b);
    }
    file.op('.').op(0x80).op(2).int32(1001).op('.');
    file.op(0x80).op(2).op('}');
    file.text("protocol_version").int32(1001).op('s').text("little_endian").op(0x88).op('s');
    file.op('.');
    file.out.writeBytes(stateDict.bytes());
    return file.op(0x80).op(2).op(']');
  }

  private Pickle raw(ByteBuffer buffer) {
    out.writeBytes(buffer.array());
    return this;
  }

  private Pickle raw(ByteBuffer buffer, float[] floats) {
    for (float value : floats) {
      buffer.putFloat(value);
    }
    return raw(buffer);
  }

  private static ByteBuffer le(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
