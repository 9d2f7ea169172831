package org.adsum.face;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * By the processor's vector registers, four of them at a time. The class can only be loaded where
 * {@link DotProduct#VECTOR_MODULE} is.
 */
final class VectorDotProduct implements DotProduct {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public float of(float[] a, int aFrom, float[] b, int bFrom, int length) {
    FloatVector first = FloatVector.zero(SPECIES);
    FloatVector second = first;
    FloatVector third = first;
    FloatVector fourth = first;
    int i = 0;
    for (; i + 4 * LANES <= length; i += 4 * LANES) {
      first = load(a, aFrom + i).fma(load(b, bFrom + i), first);
      second = load(a, aFrom + i + LANES).fma(load(b, bFrom + i + LANES), second);
      third = load(a, aFrom + i + 2 * LANES).fma(load(b, bFrom + i + 2 * LANES), third);
      fourth = load(a, aFrom + i + 3 * LANES).fma(load(b, bFrom + i + 3 * LANES), fourth);
    }
    float sum = first.add(second).add(third.add(fourth)).reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      sum += a[aFrom + i] * b[bFrom + i];
    }
    return sum;
  }

  private static FloatVector load(float[] values, int from) {
    return FloatVector.fromArray(SPECIES, values, from);
  }
}
