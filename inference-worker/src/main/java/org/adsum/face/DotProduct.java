package org.adsum.face;

/** The scalar product of two vectors that lie in arrays. Implementations are stateless. */
interface DotProduct {
  /** The module of Java's Vector API, while it incubates: the JVM has to be told to load it. */
  String VECTOR_MODULE = "jdk.incubator.vector";

  /**
   * Sums {@code a[aFrom + i] * b[bFrom + i]}; how it is rounded depends on the implementation.
   *
   * @throws IndexOutOfBoundsException when an array ends before
   */
  float of(float[] a, int aFrom, float[] b, int bFrom, int length);

  /** By the Vector API when this JVM offers it ({@code --add-modules}), else by a plain loop. */
  static DotProduct fastest() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()
        ? new VectorDotProduct()
        : new PlainDotProduct();
  }
}
