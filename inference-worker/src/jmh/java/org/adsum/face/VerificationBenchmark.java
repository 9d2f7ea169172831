package org.adsum.face;

import java.io.IOException;
import java.util.Collections;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** A whole verification, from the JPEG's bytes to the similarity with a template. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
public class VerificationBenchmark {

  /** The default pipeline: MTCNN, liveness, default embedder. */
  @State(Scope.Benchmark)
  public static class Default {
    private FaceEngine engine;
    private List<byte[]> frames;
    private List<Embedding> templates;

    @Setup
    public void open() {
      engine = FaceEngine.open(ModelPack.bundled());
      frames = BenchFrames.jpegs(640, 480);
      templates = List.of(engine.read(frames.get(0)).embedding());
    }

    @TearDown
    public void close() {
      engine.close();
    }

    Verification verify(int person, int count, Depth depth) {
      PlacedFrame frame = new PlacedFrame(frames.get(person % frames.size()), Place.FRONT);
      return engine.verify(engine.probe(Collections.nCopies(count, frame), depth), templates);
    }
  }

  /** MTCNN and InceptionResnetV1 (random weights), no liveness, as facenet-pytorch is used. */
  @State(Scope.Benchmark)
  public static class Facenet {
    private List<byte[]> frames;
    private FaceDetector detector;
    private Embedder embedder;
    private Embedding template;

    @Setup
    public void open() throws IOException {
      ModelPack pack = ModelPack.at(RandomFacenet.store(), RandomFacenet.NAME);
      frames = BenchFrames.jpegs(640, 480);
      detector = new FaceDetector(pack);
      embedder = new Embedder(pack);
      template = embed(0, 60);
    }

    @TearDown
    public void close() {
      detector.close();
      embedder.close();
    }

    Embedding embed(int person, int smallestFace) {
      try {
        Frame frame = ImageDoor.decode(frames.get(person % frames.size()));
        DetectedFace face = detector.detect(frame, smallestFace).get(0);
        return embedder.embed(embedder.crop(frame, face, null));
      } catch (UnreadableImage e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Goes from person to person. */
  @State(Scope.Thread)
  public static class Turn {
    private int next;
  }

  @Benchmark
  public Object oneFrame(Default state, Turn turn) {
    return state.verify(turn.next++, 1, Depth.EVERY);
  }

  @Benchmark
  @Threads(2)
  public Object oneFrameOnTwoThreads(Default state, Turn turn) {
    return state.verify(turn.next++, 1, Depth.EVERY);
  }

  @Benchmark
  public Object bestOfThreeFrames(Default state, Turn turn) {
    return state.verify(turn.next++, 3, Depth.BEST);
  }

  @Benchmark
  public Object threeFrames(Default state, Turn turn) {
    return state.verify(turn.next++, 3, Depth.EVERY);
  }

  @Benchmark
  public Object facenetFrom60(Facenet state, Turn turn) {
    return state.embed(turn.next++, 60).similarity(state.template);
  }

  /** With facenet-pytorch's own smallest face. */
  @Benchmark
  public Object facenetFrom20(Facenet state, Turn turn) {
    return state.embed(turn.next++, 20).similarity(state.template);
  }
}
