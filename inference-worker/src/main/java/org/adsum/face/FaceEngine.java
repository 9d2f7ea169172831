package org.adsum.face;

import java.util.List;
import java.util.Optional;
import org.adsum.face.Stages.Running;
import org.adsum.face.Stages.Stage;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;

/**
 * Reads faces from photos and compares them. Thread-safe; each call runs on its own thread only.
 *
 * <p>Opening loads six networks (about 10 MB of weights) and takes a fraction of a second; open one
 * engine and share it.
 */
public final class FaceEngine implements AutoCloseable {
  /**
   * The levels of MTCNN's pyramid below this share of the main face's height decide nothing: on the
   * 499 development photos the faces, and whether they compete, are the same without them. From
   * 0.33 on they differ.
   */
  private static final double LEAST_OF_SEEN = 0.3;

  private final FaceSettings settings;
  private final FaceDetector detector;
  private final Embedder embedder;
  private final LivenessMeter liveness;
  private final BestFrame chooser;

  private FaceEngine(ModelPack pack, FaceSettings settings) {
    this.settings = settings;
    this.detector = new FaceDetector(pack);
    this.embedder = new Embedder(pack);
    this.liveness = new LivenessMeter(pack);
    this.chooser = new BestFrame(pack);
  }

  /** The engine with default limits. */
  public static FaceEngine open(ModelPack pack) {
    return open(pack, FaceSettings.defaults());
  }

  /**
   * Loads the networks.
   *
   * @throws org.adsum.models.ModelUnavailable when a model file is missing or of another hash
   * @throws EngineFailure when ONNX Runtime cannot load one
   */
  public static FaceEngine open(ModelPack pack, FaceSettings settings) {
    return new FaceEngine(pack, settings);
  }

  /** The embedder's model; templates of another model are never compared with its embeddings. */
  public String modelId() {
    return model().id();
  }

  public String modelVersion() {
    return model().version();
  }

  /** The embedder's descriptor, with the thresholds that its evaluation recommends. */
  public ModelDescriptor model() {
    return embedder.descriptor();
  }

  /**
   * Measures one photo.
   *
   * @param jpeg any bytes; what is no readable JPEG gives {@link Outcome#UNREADABLE}
   * @throws EngineFailure when a network fails, which is no fault of the photo
   */
  public FrameReading read(byte[] jpeg) {
    return read(jpeg, settings, false, Stages.UNHEARD);
  }

  /** As above, by other limits than the engine's own, such as {@link FaceSettings#enrolment}. */
  public FrameReading read(byte[] jpeg, FaceSettings limits) {
    return read(jpeg, limits, false, Stages.UNHEARD);
  }

  /**
   * Measures the main face of a photo that nobody can take again, for evaluations: also where
   * check-in would ask for another photo, because a bystander competes or the quality is poor. The
   * outcome says what check-in would; the embedding is there whenever a face was found.
   *
   * @throws EngineFailure when a network fails, which is no fault of the photo
   */
  public FrameReading readWhatever(byte[] photo) {
    return read(photo, settings, true, Stages.UNHEARD);
  }

  private FrameReading read(byte[] jpeg, FaceSettings limits, boolean whatever, Stages stages) {
    long start = System.nanoTime();
    Frame frame;
    try (Running decoding = stages.begin(Stage.DECODE)) {
      frame = ImageDoor.decode(jpeg);
    } catch (UnreadableImage e) {
      return FrameReading.failed(Outcome.UNREADABLE, new Timings(micros(start), 0, 0, 0, 0));
    }
    return read(frame, micros(start), limits, 0, whatever, stages);
  }

  /**
   * Measures a frame that is already decoded.
   *
   * @param decode microseconds that decoding took
   */
  FrameReading read(Frame frame, long decode) {
    return read(frame, decode, settings, 0, false, Stages.UNHEARD);
  }

  /**
   * Measures a frame that is already decoded and was looked at: where the light detector saw a
   * face, the exact one need not search for much smaller ones.
   *
   * @param decode microseconds that decoding took
   */
  FrameReading read(Frame frame, long decode, BestFrame.Glance glance, Stages stages) {
    double seen = glance.main().map(face -> (double) face.box().height()).orElse(0.0);
    return read(frame, decode, settings, LEAST_OF_SEEN * seen, false, stages);
  }

  private FrameReading read(
      Frame frame,
      long decode,
      FaceSettings limits,
      double expectedFrom,
      boolean whatever,
      Stages stages) {
    long start = System.nanoTime();
    FaceChooser chooser = new FaceChooser(frame);
    List<DetectedFace> faces;
    Optional<DetectedFace> main;
    try (Running detecting = stages.begin(Stage.DETECT)) {
      faces = detect(frame, limits, expectedFrom);
      main = chooser.main(faces);
    }
    long detect = micros(start);
    if (main.isEmpty()) {
      return FrameReading.failed(Outcome.NO_FACE, new Timings(decode, detect, 0, 0, 0));
    }
    start = System.nanoTime();
    DetectedFace face = main.get();
    Frame aligned;
    FrameQuality quality;
    try (Running aligning = stages.begin(Stage.ALIGN)) {
      aligned = Aligner.align(frame, face.points());
      quality = QualityMeter.measure(frame, face, aligned);
    }
    Outcome outcome =
        chooser.contested(faces, face) ? Outcome.SEVERAL_FACES : limits.gate().judge(quality);
    long align = micros(start);
    if (outcome != Outcome.OK && !whatever) {
      return FrameReading.failed(outcome, face, quality, new Timings(decode, detect, align, 0, 0));
    }
    start = System.nanoTime();
    double live;
    try (Running looking = stages.begin(Stage.LIVENESS)) {
      live = liveness.measure(frame, face.box());
    }
    long livenessTime = micros(start);
    start = System.nanoTime();
    Embedding embedding;
    try (Running running = stages.begin(Stage.EMBED)) {
      embedding = embedder.embed(embedder.crop(frame, face, aligned));
    }
    Timings timings = new Timings(decode, detect, align, livenessTime, micros(start));
    return new FrameReading(outcome, face, embedding, live, quality, timings);
  }

  private List<DetectedFace> detect(Frame frame, FaceSettings limits, double expectedFrom) {
    int first = limits.searchFrom(frame);
    List<DetectedFace> faces = detector.detect(frame, first, expectedFrom);
    boolean again = expectedFrom > 0 || limits.searchAgainFrom() < first;
    return faces.isEmpty() && again ? detector.detect(frame, limits.searchAgainFrom()) : faces;
  }

  /**
   * Reads the frames of one check-in together: each one, whether they show one person, and whether
   * the moves that their places ask for were made.
   *
   * @param depth {@link Depth#BEST} is for FRONT frames alone; moves need the points of every
   *     frame, so a probe with moves is always read as {@link Depth#EVERY}
   * @throws IllegalArgumentException when no frame is FRONT
   * @throws EngineFailure when a network fails
   */
  public Probe probe(List<PlacedFrame> frames, Depth depth) {
    return probe(frames, depth, Stages.UNHEARD);
  }

  /** As above, and tells of each stage. */
  public Probe probe(List<PlacedFrame> frames, Depth depth, Stages stages) {
    List<Place> places = frames.stream().map(PlacedFrame::place).toList();
    boolean still = places.stream().allMatch(place -> place == Place.FRONT);
    if (depth == Depth.BEST && still) {
      return new BestProbe(this, chooser)
          .read(frames.stream().map(PlacedFrame::image).toList(), stages);
    }
    List<FrameReading> readings =
        frames.stream()
            .map(frame -> read(frame.image(), settings.at(frame.place()), false, stages))
            .toList();
    return Probe.of(places, readings, OnePersonRule.of(model()));
  }

  /**
   * Compares the probe's best frame with the templates of the claimed person and takes the most
   * similar.
   *
   * @throws IllegalArgumentException when there is no template
   */
  public Verification verify(Probe probe, List<Embedding> templates) {
    return Verification.of(probe, templates);
  }

  /**
   * Runs every network once, so that the first student does not wait for it, and so that a broken
   * installation shows before anyone needs it.
   *
   * @throws EngineFailure when a network does not run or gives nonsense
   */
  public void warmUp() {
    Frame grey = SyntheticFace.frame();
    detector.detect(grey, settings.searchFrom(grey));
    detector.warmUp();
    chooser.warmUp();
    double live = liveness.measure(grey, SyntheticFace.BOX);
    Frame aligned = Aligner.align(grey, SyntheticFace.POINTS);
    Embedding embedding = embedder.embed(embedder.crop(grey, SyntheticFace.FACE, aligned));
    if (!(live >= 0 && live <= 1) || embedding.size() != model().embeddingSize()) {
      throw new EngineFailure("A network gives nonsense on the warm-up image", null);
    }
  }

  static long micros(long startNanos) {
    return (System.nanoTime() - startNanos) / 1000;
  }

  @Override
  public void close() {
    detector.close();
    embedder.close();
    liveness.close();
    chooser.close();
  }
}
