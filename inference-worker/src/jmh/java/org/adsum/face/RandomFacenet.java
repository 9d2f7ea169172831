package org.adsum.face;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adsum.models.ModelStore;
import org.adsum.models.build.EvalPhotos;
import org.adsum.models.checkpoint.CheckpointRefused;
import org.adsum.models.facenet.FacenetImport;
import org.tukaani.xz.XZInputStream;

/** InceptionResnetV1 with the evaluation folder's random weights: good for timing only. */
final class RandomFacenet {
  static final String NAME = "irv1-random";

  private RandomFacenet() {}

  /**
   * A models folder that holds it; imported at the first call.
   *
   * @throws IllegalStateException when there is no evaluation folder
   */
  static Path store() throws IOException {
    Path store = Path.of(System.getProperty("java.io.tmpdir"), "adsum-bench-models");
    if (Files.exists(store.resolve(NAME))) {
      return store;
    }
    Path folder =
        EvalPhotos.findFolder()
            .orElseThrow(() -> new IllegalStateException("This needs the evaluation folder"));
    Path checkpoint = Files.createTempFile("irv1-random-legacy", ".pt");
    try (InputStream in =
        new XZInputStream(
            Files.newInputStream(folder.resolve("golden/irv1-random-legacy.pt.xz")))) {
      Files.write(checkpoint, in.readAllBytes());
      FacenetImport imported = FacenetImport.of(NAME, checkpoint);
      new ModelStore(store)
          .install(
              imported.descriptor(), imported.onnx(), FacenetImport.card(imported.descriptor()));
    } catch (FileAlreadyExistsException e) {
      // Another fork was faster.
      return store;
    } catch (CheckpointRefused e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(checkpoint);
    }
    return store;
  }
}
