package org.adsum.face.listener;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.face.FaceEngine;
import org.adsum.face.FaceSettings;
import org.adsum.face.FrameReading;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelUnavailable;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.Photo;
import org.adsum.verification.boundary.ThresholdSource;
import org.adsum.verification.entity.LivenessThreshold;
import org.adsum.verification.entity.Thresholds;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The one engine of this server, opened and warmed up at the start and shared by everyone. When it
 * cannot be opened the application goes on without: {@link #fault} says what must be mended, the
 * node does not become ready, and whoever needs a face read is told face-engine-unavailable.
 */
@ApplicationScoped
public class LoadedEngine implements FaceReader, ThresholdSource {
  private static final Logger LOG = Logger.getLogger(LoadedEngine.class);

  /** A person looks at what would be a match at ten times the false match rate. */
  private static final double REVIEW_FACTOR = 10;

  /**
   * Photos of one enrolment are taken at one sitting; one in a thousand is strict enough for a
   * slip.
   */
  private static final double SAME_SITTING_FMR = 1e-3;

  @Inject MeasuringRoom room;

  @Inject
  @ConfigProperty(name = "adsum.models")
  Optional<String> folder;

  @Inject
  @ConfigProperty(name = "adsum.face.match-fmr", defaultValue = "1e-4")
  double matchFmr;

  private ModelDescriptor model;
  private LivenessThreshold livenessThreshold;
  private FaceEngine engine;
  private String fault;

  @PostConstruct
  void open() {
    try {
      ModelPack pack =
          folder.map(name -> ModelPack.at(Path.of(name))).orElseGet(ModelPack::bundled);
      model = pack.descriptor(pack.embedder());
      requireThresholds();
      livenessThreshold = livenessThreshold(pack.descriptor(ModelPack.LIVENESS));
      engine = FaceEngine.open(pack);
      engine.warmUp();
      LogLine.MODEL_IN_USE.tell(LOG, model.id(), model.version());
    } catch (RuntimeException | LinkageError e) {
      // Whatever it is, the rest of the application works without, and says so.
      fault = e.getMessage() == null ? e.toString() : e.getMessage();
      close();
      LogLine.NO_FACE_ENGINE.tell(LOG, e, fault);
    }
  }

  @PreDestroy
  void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }

  /**
   * The engine itself, for the listener.
   *
   * @throws Problem face-engine-unavailable, also while too many measurements hang
   */
  public FaceEngine engine() {
    if (engine == null || room.isFull()) {
      throw new Problem(ProblemCode.FACE_ENGINE_UNAVAILABLE);
    }
    return engine;
  }

  @Override
  public Model model() {
    if (model == null) {
      throw new Problem(ProblemCode.FACE_ENGINE_UNAVAILABLE);
    }
    return new Model(model.id(), model.version());
  }

  @Override
  public Optional<String> fault() {
    return room.isFull()
        ? Optional.of(
            "%d measurements hang and cannot be ended; restart this server".formatted(room.stuck()))
        : Optional.ofNullable(fault);
  }

  @Override
  public List<Reading> read(List<Photo> photos) {
    FaceEngine reader = engine();
    FaceSettings limits = FaceSettings.enrolment();
    return photos.stream().map(photo -> reading(reader.read(photo.bytes(), limits))).toList();
  }

  @Override
  public double samePersonFrom() {
    engine();
    return threshold(SAME_SITTING_FMR);
  }

  @Override
  public Thresholds thresholds(double fmr) {
    engine();
    Model used = model();
    return new Thresholds(
        used.id(),
        used.version(),
        threshold(fmr),
        fmr,
        threshold(fmr * REVIEW_FACTOR),
        livenessThreshold);
  }

  /** A model without them could only guess; the engine's own rules need them, too. */
  private void requireThresholds() {
    List<Double> missing = model.missingThresholds(matchFmr);
    if (!missing.isEmpty()) {
      throw new ModelUnavailable(
          ("The model %1$s has no threshold for a false match rate of %2$s. Evaluate it with"
                  + " ./adsum evaluate verification --model %1$s, then give it thresholds with"
                  + " ./adsum models calibrate %1$s --from REPORT.json; or choose another model"
                  + " with ./adsum models use")
              .formatted(model.id(), missing));
    }
  }

  private static LivenessThreshold livenessThreshold(ModelDescriptor liveness) {
    return liveness.thresholds().stream()
        .findFirst()
        .map(t -> new LivenessThreshold(liveness.id(), liveness.version(), t.value()))
        .orElseThrow(
            () -> new ModelUnavailable("The model " + liveness.id() + " has no threshold"));
  }

  private double threshold(double fmr) {
    return model
        .thresholdFor(fmr)
        .map(ModelDescriptor.Threshold::value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The model %s was not evaluated at a false match rate of %s, only at %s"
                        .formatted(
                            model.id(),
                            fmr,
                            model.thresholds().stream().map(t -> t.falseMatchRate()).toList())));
  }

  private static Reading reading(FrameReading measured) {
    Outcome outcome = outcome(measured.outcome());
    return outcome == Outcome.OK
        ? new Reading(outcome, measured.embedding().toFloats(), measured.quality().score())
        : new Reading(outcome, null, 0);
  }

  private static Outcome outcome(org.adsum.face.Outcome measured) {
    return switch (measured) {
      case OK -> Outcome.OK;
      case NO_FACE -> Outcome.NO_FACE;
      case SEVERAL_FACES -> Outcome.SEVERAL_FACES;
      case TOO_DARK -> Outcome.TOO_DARK;
      case TOO_BRIGHT -> Outcome.TOO_BRIGHT;
      case TOO_SMALL -> Outcome.TOO_SMALL;
      case BLURRED -> Outcome.BLURRED;
      case TURNED_AWAY -> Outcome.TURNED_AWAY;
      case CUT_OFF -> Outcome.CUT_OFF;
      case COVERED -> Outcome.COVERED;
      case UNREADABLE -> Outcome.UNREADABLE;
      case PERSON_CHANGED ->
          throw new IllegalStateException("One photo cannot show that a person changed");
    };
  }
}
