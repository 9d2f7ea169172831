package org.adsum.models.facenet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelDescriptor.InputContract;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelSource;
import org.adsum.models.checkpoint.CheckpointRefused;
import org.adsum.models.checkpoint.TorchCheckpoint;

/**
 * A model made of a facenet-pytorch checkpoint. It has no thresholds: those come from an
 * evaluation.
 *
 * @param descriptor id, hashes and the input as facenet-pytorch's own {@code extract_face} makes it
 * @param onnx the network
 */
public record FacenetImport(ModelDescriptor descriptor, byte[] onnx) {
  /** The descriptor's word for the box crop without rotation. */
  public static final String BOX_AREA = "box-area";

  private static final String IMPORTER = "facenet-inception-resnet-v1";
  private static final String UNKNOWN = "not stated by the source";

  /** Raised when the same checkpoint would give another graph, or another preprocessing. */
  private static final String IMPORTER_VERSION = "i1";

  private static final int HASH_DIGITS = 16;

  /**
   * Reads a checkpoint and lays its weights into the graph.
   *
   * @param id of the new model
   * @throws CheckpointRefused when the file is no checkpoint of InceptionResnetV1
   * @throws IllegalArgumentException when the id cannot be one
   */
  public static FacenetImport of(String id, Path file) throws CheckpointRefused {
    byte[] checkpoint = TorchCheckpoint.bytes(file);
    String sha256 = ModelPack.sha256(checkpoint);
    byte[] onnx = InceptionResnetV1.of(TorchCheckpoint.read(checkpoint));
    Optional<FacenetRelease> release =
        FacenetRelease.all().stream().filter(each -> each.sha256().equals(sha256)).findFirst();
    String onnxHash = ModelPack.sha256(onnx);
    return new FacenetImport(
        new ModelDescriptor(
            id,
            IMPORTER_VERSION + "-" + onnxHash.substring(0, HASH_DIGITS),
            "model.onnx",
            onnxHash,
            release.map(FacenetRelease::licence).orElse(UNKNOWN),
            release.map(FacenetRelease::trainingData).orElse(UNKNOWN),
            new ModelSource.Checkpoint(file.getFileName().toString(), sha256, IMPORTER),
            new InputContract(
                InceptionResnetV1.SIDE, InceptionResnetV1.SIDE, "RGB", 127.5, 128, BOX_AREA),
            InceptionResnetV1.EMBEDDING_SIZE,
            List.of()),
        onnx);
  }

  /**
   * The card: what is known of the release, or that nothing is, and what this installation has.
   *
   * @param model with the thresholds of the moment
   */
  public static String card(ModelDescriptor model) {
    ModelSource.Checkpoint source = (ModelSource.Checkpoint) model.source();
    boolean released =
        FacenetRelease.all().stream().anyMatch(each -> each.sha256().equals(source.sha256()));
    StringBuilder card = new StringBuilder();
    card.append(released ? releaseCard() : text("facenet-unknown.md"));
    card.append("\n## This installation\n\n| | |\n|---|---|\n");
    row(card, "Name and version", model.id() + ", " + model.version());
    row(card, "Checkpoint", source.file() + ", SHA-256 `" + source.sha256() + "`");
    row(card, "ONNX file", model.file() + ", SHA-256 `" + model.sha256() + "`");
    row(card, "Licence as stated", model.licence());
    row(card, "Training data", model.trainingData());
    card.append("\n### Thresholds\n\n");
    if (model.thresholds().isEmpty()) {
      return card.append("None yet: without an evaluation the model cannot decide.\n").toString();
    }
    card.append("| false match rate | cosine from | genuine accepted | evaluation |\n");
    card.append("|---|---|---|---|\n");
    model
        .thresholds()
        .forEach(
            t ->
                card.append(
                    "| %s | %s | %.2f %% | %s |%n"
                        .formatted(
                            t.falseMatchRate(),
                            t.value(),
                            100 * t.trueMatchRate(),
                            inTable(t.evaluation()))));
    return card.toString();
  }

  /** What is known of the release before anybody has it. */
  public static String releaseCard() {
    return text("facenet-vggface2.md");
  }

  private static void row(StringBuilder card, String name, String value) {
    card.append("| ").append(name).append(" | ").append(inTable(value)).append(" |\n");
  }

  /** Values come from outside: they stay in their cell. */
  private static String inTable(String value) {
    return value.replaceAll("[|\\p{Cntrl}<]", " ");
  }

  private static String text(String name) {
    try (InputStream in = FacenetImport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
