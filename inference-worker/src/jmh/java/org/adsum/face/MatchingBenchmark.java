package org.adsum.face;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A probe compared with one template, and with 10,000; by the Vector API and without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class MatchingBenchmark {
  private static final int SIZE = 512;

  @Param({"1", "10000"})
  int templates;

  private final DotProduct vector = new VectorDotProduct();
  private final DotProduct plain = new PlainDotProduct();
  private float[] gallery;
  private float[] probe;
  private float[] similarities;

  @Setup
  public void fill() {
    Random random = new Random(1);
    gallery = new float[templates * SIZE];
    probe = new float[SIZE];
    similarities = new float[templates];
    for (int i = 0; i < gallery.length; i++) {
      gallery[i] = random.nextFloat() - 0.5f;
      probe[i % SIZE] = random.nextFloat() - 0.5f;
    }
  }

  @Benchmark
  public Object vectorApi() {
    for (int i = 0; i < templates; i++) {
      similarities[i] = vector.of(probe, 0, gallery, i * SIZE, SIZE);
    }
    return similarities;
  }

  @Benchmark
  public Object plainLoop() {
    for (int i = 0; i < templates; i++) {
      similarities[i] = plain.of(probe, 0, gallery, i * SIZE, SIZE);
    }
    return similarities;
  }
}
