package org.adsum.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A run of elements in the file; tensors are views of it. The elements themselves come later. */
final class Storage {
  private final ElementType type;
  private final String key;
  private final long elements;
  private ByteBuffer data;

  /**
   * @param most how many bytes the file has: no storage can be larger
   */
  Storage(ElementType type, String key, long elements, long most) throws CheckpointRefused {
    if (elements < 0 || elements > most / type.bytes()) {
      throw new CheckpointRefused(
          "Storage " + key + " claims " + elements + " elements, more than the file can hold");
    }
    this.type = type;
    this.key = key;
    this.elements = elements;
  }

  ElementType type() {
    return type;
  }

  String key() {
    return key;
  }

  long elements() {
    return elements;
  }

  /** Below the size of the file, hence an int. */
  int bytes() {
    return (int) (elements * type.bytes());
  }

  /** Gives the storage its bytes. */
  void fill(ByteBuffer bytes) throws CheckpointRefused {
    if (bytes.remaining() != bytes()) {
      throw new CheckpointRefused(
          "Storage " + key + " has " + bytes.remaining() + " bytes instead of " + bytes());
    }
    data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean isFilled() {
    return data != null;
  }

  float floatAt(int index) {
    return type == ElementType.FLOAT ? data.getFloat(index * 4) : (float) data.getDouble(index * 8);
  }
}
