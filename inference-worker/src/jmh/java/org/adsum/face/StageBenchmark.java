package org.adsum.face;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.adsum.models.ModelPack;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The pipeline's stages one by one, each on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class StageBenchmark {
  private byte[] small;
  private byte[] large;
  private Frame frame;
  private Frame largeFrame;
  private DetectedFace face;
  private Frame aligned;
  private List<Frame> eight;
  private FaceDetector detector;
  private LightDetector light;
  private LivenessMeter liveness;
  private Embedder embedder;

  @Setup
  public void open() throws UnreadableImage {
    ModelPack pack = ModelPack.bundled();
    small = BenchFrames.jpegs(640, 480).get(0);
    large = BenchFrames.jpegs(1280, 720).get(0);
    frame = ImageDoor.decode(small);
    largeFrame = ImageDoor.decode(large);
    detector = new FaceDetector(pack);
    light = new LightDetector(pack);
    liveness = new LivenessMeter(pack);
    embedder = new Embedder(pack);
    face = detector.detect(frame, 60).get(0);
    aligned = Aligner.align(frame, face.points());
    eight = java.util.Collections.nCopies(8, aligned);
  }

  @TearDown
  public void close() {
    detector.close();
    light.close();
    liveness.close();
    embedder.close();
  }

  @Benchmark
  public Object decode640x480() throws UnreadableImage {
    return ImageDoor.decode(small);
  }

  @Benchmark
  public Object decode1280x720() throws UnreadableImage {
    return ImageDoor.decode(large);
  }

  @Benchmark
  public Object detectMtcnnFrom60() {
    return detector.detect(frame, 60);
  }

  @Benchmark
  public Object detectMtcnnFrom20() {
    return detector.detect(frame, 20);
  }

  @Benchmark
  public Object detectMtcnnFrom60In1280x720() {
    return detector.detect(largeFrame, 60);
  }

  @Benchmark
  public Object detectLight() {
    return light.detect(frame);
  }

  @Benchmark
  public Object align() {
    return Aligner.align(frame, face.points());
  }

  @Benchmark
  public Object quality() {
    return QualityMeter.measure(frame, face, aligned);
  }

  @Benchmark
  public Object liveness() {
    return liveness.measure(frame, face.box());
  }

  @Benchmark
  public Object embed() {
    return embedder.embed(aligned);
  }

  /** Time for eight faces. */
  @Benchmark
  public Object embedEightAtOnce() {
    return embedder.embedAll(eight);
  }
}
