package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.adsum.models.ModelPack;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate for templates makes of photos that people have taken. */
class EnrolmentGateTest {
  @TempDir Path scratch;

  @Test
  void ordinaryPhotosOfOnePersonPassNearlyAlways() throws IOException {
    EvalPhotos photos = EvalPhotos.locate(scratch);
    Map<Outcome, Integer> strict = new TreeMap<>();
    int all = 0;
    try (FaceEngine engine = FaceEngine.open(ModelPack.bundled())) {
      for (EvalPhotos.Person person : photos.people()) {
        for (Path photo : person.photos()) {
          byte[] bytes = Files.readAllBytes(photo);
          strict.merge(engine.read(bytes, FaceSettings.enrolment()).outcome(), 1, Integer::sum);
          all++;
        }
      }
    }
    System.out.println("Enrolment gate: " + strict + " of " + all + " photos");
    int alone = all - strict.getOrDefault(Outcome.SEVERAL_FACES, 0);
    assertTrue(strict.get(Outcome.OK) >= 0.93 * alone, strict.toString());
    assertEquals(null, strict.get(Outcome.NO_FACE));
  }
}
