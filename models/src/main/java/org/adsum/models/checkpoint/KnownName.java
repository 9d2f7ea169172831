package org.adsum.models.checkpoint;

/** The names that a state dict's pickle may use. Not one of them is ever called. */
enum KnownName {
  ORDERED_DICT("collections", "OrderedDict", null),
  REBUILD_TENSOR("torch._utils", "_rebuild_tensor_v2", null),
  REBUILD_PARAMETER("torch._utils", "_rebuild_parameter", null),
  FLOATS(ElementType.FLOAT),
  DOUBLES(ElementType.DOUBLE),
  LONGS(ElementType.LONG),
  INTS(ElementType.INT),
  SHORTS(ElementType.SHORT),
  CHARS(ElementType.CHAR),
  BYTES(ElementType.BYTE),
  BOOLS(ElementType.BOOL);

  private final String module;
  private final String name;
  private final ElementType elements;

  KnownName(ElementType elements) {
    this("torch", elements.storage(), elements);
  }

  KnownName(String module, String name, ElementType elements) {
    this.module = module;
    this.name = name;
    this.elements = elements;
  }

  /**
   * @throws CheckpointRefused naming what the file asks for, when it is none of these
   */
  static KnownName of(String module, String name) throws CheckpointRefused {
    for (KnownName known : values()) {
      if (known.module.equals(module) && known.name.equals(name)) {
        return known;
      }
    }
    throw new CheckpointRefused(
        "The pickle asks for " + module + "." + name + ", which no state dict needs");
  }

  /** What a storage of this name holds; null when it is no storage. */
  ElementType elements() {
    return elements;
  }

  @Override
  public String toString() {
    return module + "." + name;
  }
}
