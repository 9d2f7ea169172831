package org.adsum.face.listener;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelSource;
import org.adsum.models.ModelStore;
import org.adsum.models.ModelUnavailable;
import org.adsum.verification.boundary.FaceModel;
import org.adsum.verification.boundary.FaceModelSource;
import org.adsum.verification.boundary.OperatingPoint;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the pack says of the embedder in use. */
@ApplicationScoped
public class UsedModel implements FaceModelSource {
  @Inject LoadedEngine loaded;

  @Inject
  @ConfigProperty(name = "adsum.models")
  Optional<String> folder;

  @Override
  public FaceModel model() {
    ModelDescriptor model = loaded.engine().model();
    return new FaceModel(
        model.id(),
        model.version(),
        model.sha256(),
        model.licence(),
        model.trainingData(),
        source(model.source()),
        model.thresholds().stream()
            .filter(threshold -> threshold.measure().equals("cosine"))
            .map(
                t ->
                    new OperatingPoint(
                        t.falseMatchRate(), t.value(), t.trueMatchRate(), t.evaluation()))
            .sorted(Comparator.comparingDouble(OperatingPoint::falseMatchRate).reversed())
            .toList(),
        card(model.id()));
  }

  /** A model without a card is no reason to stop. */
  private String card(String id) {
    try {
      return ModelPack.isBundled(id) || folder.isEmpty()
          ? ModelPack.card(id)
          : new ModelStore(Path.of(folder.get())).card(id);
    } catch (IOException | ModelUnavailable e) {
      return "";
    }
  }

  private static String source(ModelSource source) {
    if (source instanceof ModelSource.Npm npm) {
      return npm.npmPackage() + " " + npm.version();
    }
    return source instanceof ModelSource.Checkpoint checkpoint ? checkpoint.file() : "";
  }
}
