package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.adsum.models.ModelPack;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MtcnnParityTest {
  @Test
  void findsTheFacesThatFacenetPytorchFinds() throws IOException {
    Path evaluation = EvalPhotos.findFolder().orElse(null);
    Assumptions.assumeTrue(evaluation != null, "needs the golden file of the evaluation folder");
    List<Golden.Case> cases = Golden.cases(evaluation);
    int sameCount = 0;
    List<Double> differences = new ArrayList<>();
    try (FaceDetector detector = new FaceDetector(ModelPack.bundled())) {
      for (Golden.Case golden : cases) {
        List<DetectedFace> faces = detector.detect(golden.frame(), golden.smallestFace());
        if (faces.size() == golden.faces().size()) {
          sameCount++;
          golden.faces().forEach(face -> differences.add(differenceToNearest(face, faces)));
        } else {
          System.out.println(
              "MTCNN parity: "
                  + golden.image().getFileName()
                  + " min "
                  + golden.smallestFace()
                  + ": "
                  + faces.size()
                  + " instead of "
                  + golden.faces().size());
        }
      }
    }
    differences.sort(Comparator.naturalOrder());
    double median = differences.get(differences.size() / 2);
    double within =
        differences.stream().filter(difference -> difference <= 1).count()
            / (double) differences.size();
    double sameShare = sameCount / (double) cases.size();
    System.out.printf(
        "MTCNN parity: %d of %d cases with the same count; median %.4f px, %.2f %% within 1 px,"
            + " largest %.2f px over %d faces%n",
        sameCount,
        cases.size(),
        median,
        within * 100,
        differences.get(differences.size() - 1),
        differences.size());
    assertAll(
        () -> assertTrue(sameShare >= 0.99, "same count in " + sameShare),
        () -> assertTrue(median < 0.1, "median " + median),
        () -> assertTrue(within >= 0.98, "within 1 px " + within));
  }

  /** The largest difference of any box edge or point, in pixels, to the nearest found face. */
  private static double differenceToNearest(DetectedFace golden, List<DetectedFace> faces) {
    return faces.stream()
        .mapToDouble(face -> difference(golden, face))
        .min()
        .orElse(Double.MAX_VALUE);
  }

  private static double difference(DetectedFace one, DetectedFace other) {
    double most =
        Math.max(
            Math.max(
                Math.abs(one.box().left() - other.box().left()),
                Math.abs(one.box().top() - other.box().top())),
            Math.max(
                Math.abs(one.box().right() - other.box().right()),
                Math.abs(one.box().bottom() - other.box().bottom())));
    for (int i = 0; i < 5; i++) {
      Point a = one.points().get(i);
      Point b = other.points().get(i);
      most = Math.max(most, Math.max(Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y())));
    }
    return most;
  }
}
