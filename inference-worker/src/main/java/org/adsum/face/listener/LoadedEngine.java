package org.adsum.face.listener;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.face.FaceEngine;
import org.adsum.face.FrameReading;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;
import org.adsum.shared.entity.Photo;
import org.adsum.verification.boundary.ThresholdSource;
import org.adsum.verification.entity.Thresholds;

/** The one engine of this server, opened and warmed up at the start and shared by everyone. */
@ApplicationScoped
public class LoadedEngine implements FaceReader, ThresholdSource {
  /** A person looks at what would be a match at ten times the false match rate. */
  private static final double REVIEW_FACTOR = 10;

  /**
   * Photos of one enrolment are taken at one sitting; one in a thousand is strict enough for a
   * slip.
   */
  private static final double SAME_SITTING_FMR = 1e-3;

  private FaceEngine engine;

  @PostConstruct
  void open() {
    engine = FaceEngine.open(ModelPack.bundled());
    engine.warmUp();
  }

  @PreDestroy
  void close() {
    engine.close();
  }

  /** The engine itself, for the listener. */
  public FaceEngine engine() {
    return engine;
  }

  @Override
  public Model model() {
    return new Model(engine.modelId(), engine.modelVersion());
  }

  @Override
  public List<Reading> read(List<Photo> photos) {
    return photos.stream().map(photo -> reading(engine.read(photo.bytes()))).toList();
  }

  @Override
  public double samePersonFrom() {
    return threshold(SAME_SITTING_FMR);
  }

  @Override
  public Thresholds thresholds(double fmr) {
    return new Thresholds(
        engine.modelId(),
        engine.modelVersion(),
        threshold(fmr),
        fmr,
        threshold(fmr * REVIEW_FACTOR));
  }

  private double threshold(double fmr) {
    ModelDescriptor model = engine.model();
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
    return switch (measured.outcome()) {
      case OK ->
          new Reading(Outcome.OK, measured.embedding().toFloats(), measured.quality().score());
      case NO_FACE -> new Reading(Outcome.NO_FACE, null, 0);
      case SEVERAL_FACES -> new Reading(Outcome.SEVERAL_FACES, null, 0);
      case TOO_DARK,
          TOO_BRIGHT,
          TOO_SMALL,
          BLURRED,
          TURNED_AWAY,
          CUT_OFF,
          COVERED,
          PERSON_CHANGED ->
          new Reading(Outcome.POOR, null, 0);
      case UNREADABLE -> new Reading(Outcome.UNREADABLE, null, 0);
    };
  }
}
