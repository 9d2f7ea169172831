package org.adsum.models.checkpoint;

/** The types of elements that a storage may have, with torch's names for the storages. */
public enum ElementType {
  FLOAT("FloatStorage", 4),
  DOUBLE("DoubleStorage", 8),
  LONG("LongStorage", 8),
  INT("IntStorage", 4),
  SHORT("ShortStorage", 2),
  CHAR("CharStorage", 1),
  BYTE("ByteStorage", 1),
  BOOL("BoolStorage", 1);

  private final String storage;
  private final int bytes;

  ElementType(String storage, int bytes) {
    this.storage = storage;
    this.bytes = bytes;
  }

  /** Torch's class, without its module. */
  String storage() {
    return storage;
  }

  /** The size of one element. */
  int bytes() {
    return bytes;
  }
}
