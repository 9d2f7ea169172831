package org.adsum.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ModelPackTest {
  private final ModelPack pack = ModelPack.bundled();

  @Test
  void everyBundledFileHasTheHashOfItsDescriptor() {
    assertEquals(6, pack.descriptors().size());
    pack.descriptors().forEach(model -> assertTrue(pack.bytes(model.id()).length > 10_000));
  }

  @Test
  void refusesATamperedFile() {
    ModelDescriptor model = pack.descriptor(ModelPack.PNET);
    byte[] tampered = pack.bytes(ModelPack.PNET);
    tampered[5000] ^= 1;
    ModelUnavailable refusal =
        assertThrows(
            ModelUnavailable.class,
            () -> ModelPack.verified(model.file(), model.sha256(), tampered));
    assertTrue(refusal.getMessage().contains("pnet.onnx"));
  }

  @Test
  void namesAModelThatIsNotThere() {
    assertThrows(ModelUnavailable.class, () -> pack.descriptor("no-such-model"));
  }

  @Test
  void aThresholdNamesItsFalseMatchRate() {
    ModelDescriptor embedder = pack.descriptor(ModelPack.EMBEDDER);
    assertEquals(0.411, embedder.thresholdFor(1e-4).orElseThrow().value());
    assertEquals("cosine", embedder.thresholdFor(1e-3).orElseThrow().measure());
    assertEquals(0.245, embedder.thresholdFor(1e-2).orElseThrow().value());
    assertTrue(embedder.thresholdFor(1e-9).isEmpty());
  }

  @Test
  void refusesADescriptorThatLacksAnEntry() {
    assertThrows(IllegalArgumentException.class, () -> ModelDescriptor.of(new Properties()));
  }
}
