package org.adsum.models.checkpoint;

import java.util.Arrays;

/** A tensor of a checkpoint: a view of a storage, checked to lie inside it. */
public final class Tensor {
  private static final int MOST_DIMENSIONS = 8;

  private final Storage storage;
  private final int offset;
  private final int[] shape;
  private final int[] stride;

  private Tensor(Storage storage, int offset, int[] shape, int[] stride) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.stride = stride;
  }

  /**
   * A view of a storage.
   *
   * @throws CheckpointRefused when it reaches beyond the storage, or has more elements than it
   */
  static Tensor of(Storage storage, long offset, long[] shape, long[] stride)
      throws CheckpointRefused {
    if (shape.length != stride.length || shape.length > MOST_DIMENSIONS) {
      throw new CheckpointRefused(
          "A tensor has " + shape.length + " dimensions and " + stride.length + " strides");
    }
    long most = storage.elements();
    long count = 1;
    long last = offset;
    boolean inside = offset >= 0 && offset <= most;
    for (int i = 0; inside && i < shape.length; i++) {
      // Bounds first: no product below can then leave the range of a long.
      inside =
          shape[i] >= 0
              && shape[i] <= Integer.MAX_VALUE
              && stride[i] >= 0
              && stride[i] <= Integer.MAX_VALUE;
      if (inside) {
        count *= shape[i];
        last += Math.max(0, shape[i] - 1) * stride[i];
        inside = count <= most && last <= most;
      }
    }
    if (!inside || count > 0 && last >= most) {
      throw new CheckpointRefused(
          "A tensor of shape %s, strides %s and offset %d reaches beyond its storage of %d elements"
              .formatted(Arrays.toString(shape), Arrays.toString(stride), offset, most));
    }
    return new Tensor(storage, (int) offset, ints(shape), ints(stride));
  }

  private static int[] ints(long[] values) {
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }

  public ElementType type() {
    return storage.type();
  }

  /** The size of each dimension; empty for a single number. */
  public int[] shape() {
    return shape.clone();
  }

  /** How many elements it has. */
  public int size() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /**
   * The elements in row-major order.
   *
   * @throws IllegalStateException when the elements are neither float nor double
   */
  public float[] floats() {
    if (type() != ElementType.FLOAT && type() != ElementType.DOUBLE) {
      throw new IllegalStateException("Elements of type " + type() + " are no floats");
    }
    float[] values = new float[size()];
    int[] at = new int[shape.length];
    int index = offset;
    for (int i = 0; i < values.length; i++) {
      values[i] = storage.floatAt(index);
      for (int d = shape.length - 1; d >= 0; d--) {
        index += stride[d];
        if (++at[d] < shape[d]) {
          break;
        }
        index -= stride[d] * shape[d];
        at[d] = 0;
      }
    }
    return values;
  }
}
