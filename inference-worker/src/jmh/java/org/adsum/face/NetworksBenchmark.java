package org.adsum.face;

import java.util.ArrayList;
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

/**
 * What the default pipeline cannot do without: the networks' own runs for one frame, with the very
 * inputs that the pipeline gives them. What {@link #decoded} takes beyond {@link #networks} is
 * glue; the JPEG decoder is left out of both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
public class NetworksBenchmark {
  private static final int SMALLEST_FACE = 60;

  /** One run of a network. */
  private record Run(OnnxModel model, float[] input, long[] shape, String... outputs) {
    Object now() {
      return model.run(input, shape, outputs);
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private final List<OnnxModel> models = new ArrayList<>();
  private Frame frame;
  private FaceEngine engine;

  @Setup
  public void record() throws UnreadableImage {
    ModelPack pack = ModelPack.bundled();
    engine = FaceEngine.open(pack);
    frame = ImageDoor.decode(BenchFrames.jpegs(640, 480).get(0));
    OnnxModel pnet = open(pack, ModelPack.PNET);
    OnnxModel rnet = open(pack, ModelPack.RNET);
    OnnxModel onet = open(pack, ModelPack.ONET);
    AreaSource pixels = AreaResampler.over(frame);
    double scale = 12.0 / SMALLEST_FACE;
    for (; Math.min(frame.width(), frame.height()) * scale >= 12; scale *= 0.709) {
      int width = (int) (frame.width() * scale + 1);
      int height = (int) (frame.height() * scale + 1);
      float[] level = new float[3 * width * height];
      pixels.resample(0, 0, frame.width(), frame.height(), width, height, level, 0);
      runs.add(new Run(pnet, level, new long[] {1, 3, height, width}, "prob", "reg"));
    }
    DetectedFace face;
    try (FaceDetector detector = new FaceDetector(pack)) {
      List<Candidate> proposed = detector.propose(frame, pixels, SMALLEST_FACE, 0);
      List<Candidate> refined = detector.refine(frame, pixels, proposed);
      FaceDetector.Crops small = FaceDetector.crop(frame, pixels, proposed, 24);
      FaceDetector.Crops large = FaceDetector.crop(frame, pixels, refined, 48);
      runs.add(new Run(rnet, small.pixels(), small.shape(24), "prob", "reg"));
      runs.add(new Run(onet, large.pixels(), large.shape(48), "prob", "reg", "points"));
      face = detector.detect(frame, SMALLEST_FACE).get(0);
    }
    float[] around = LivenessMeter.input(frame, face.box());
    runs.add(
        new Run(open(pack, ModelPack.LIVENESS), around, new long[] {1, 3, 128, 128}, "output"));
    try (Embedder embedder = new Embedder(pack)) {
      float[] aligned = embedder.input(List.of(Aligner.align(frame, face.points())));
      runs.add(
          new Run(open(pack, ModelPack.EMBEDDER), aligned, new long[] {1, 3, 112, 112}, "output"));
    }
  }

  private OnnxModel open(ModelPack pack, String id) {
    OnnxModel model = new OnnxModel(pack, id);
    models.add(model);
    return model;
  }

  @TearDown
  public void close() {
    models.forEach(OnnxModel::close);
    engine.close();
  }

  @Benchmark
  public Object networks() {
    Object last = null;
    for (Run run : runs) {
      last = run.now();
    }
    return last;
  }

  @Benchmark
  public Object decoded() {
    return engine.read(frame, 0);
  }
}
