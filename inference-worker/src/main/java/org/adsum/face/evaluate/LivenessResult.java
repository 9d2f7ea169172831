package org.adsum.face.evaluate;

import java.util.Comparator;
import java.util.List;
import org.adsum.models.ModelDescriptor;

/**
 * What {@code evaluate liveness} found, in the terms of ISO/IEC 30107-3.
 *
 * @param model the liveness network
 * @param threshold from which a presentation counts as bona fide
 * @param ownThreshold whether it is the model's own
 * @param live bona fide presentations
 * @param attacks by species
 */
record LivenessResult(
    ModelDescriptor model,
    double threshold,
    boolean ownThreshold,
    Presentations live,
    List<Presentations> attacks) {

  /** The curve has a point for each hundredth. */
  static final int STEPS = 100;

  /** The species with the highest APCER at a threshold; of equal ones the less tested. */
  Presentations worst(double at) {
    return attacks.stream()
        .filter(species -> species.scores().length > 0)
        .max(
            Comparator.<Presentations>comparingDouble(each -> each.acceptedFrom(at).rate())
                .thenComparing(each -> -each.scores().length))
        .orElse(attacks.get(0));
  }

  int photos() {
    return live.photos() + attacks.stream().mapToInt(Presentations::photos).sum();
  }
}
