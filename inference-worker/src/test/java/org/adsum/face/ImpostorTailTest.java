package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelDescriptor.Threshold;
import org.adsum.models.ModelPack;
import org.junit.jupiter.api.Test;

class ImpostorTailTest {
  private static final ModelDescriptor MODEL = ModelPack.bundled().descriptor(ModelPack.EMBEDDER);

  @Test
  void knowsTheNormalDistributionsTail() {
    assertEquals(2.3263, ImpostorTail.deviations(1e-2), 1e-3);
    assertEquals(3.0902, ImpostorTail.deviations(1e-3), 1e-4);
    assertEquals(4.2649, ImpostorTail.deviations(1e-5), 1e-4);
    assertEquals(5.9978, ImpostorTail.deviations(1e-9), 1e-4);
  }

  @Test
  void neverGoesBelowTheStrictestThatWasMeasured() {
    assertEquals(0.477, ImpostorTail.cosineFor(MODEL, 1e-2));
    assertEquals(0.477, ImpostorTail.cosineFor(MODEL, 1e-5));
  }

  @Test
  void theRarerTheFalseMatchTheMoreAlikeTheyMustBe() {
    assertEquals(0.536, ImpostorTail.cosineFor(MODEL, 1e-6), 0.002);
    assertEquals(0.590, ImpostorTail.cosineFor(MODEL, 1e-7), 0.003);
    assertTrue(ImpostorTail.cosineFor(MODEL, 1e-30) <= 1);
  }

  /** That the tail is normal at all: laid through two rates, it foretells the next stricter one. */
  @Test
  void foretellsAThresholdThatWasMeasured() {
    List<Threshold> laxer =
        MODEL.thresholds().stream().filter(t -> t.falseMatchRate() > 5e-5).toList();
    assertEquals(0.477, ImpostorTail.cosineFor(MODEL.withThresholds(laxer), 1e-5), 0.005);
  }

  @Test
  void aModelWithOneThresholdKeepsIt() {
    ModelDescriptor one = MODEL.withThresholds(MODEL.thresholds().subList(1, 2));
    assertEquals(0.335, ImpostorTail.cosineFor(one, 1e-7));
  }
}
