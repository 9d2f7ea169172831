package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adsum.models.ModelPack;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private record Pair(String one, String other, boolean same) {}

  @Test
  void tellsSamePersonPairsFromOthersOnTheDevelopmentPairs() throws IOException {
    Path evaluation = EvalPhotos.findFolder().orElse(null);
    Assumptions.assumeTrue(evaluation != null, "needs the pairs of the evaluation folder");
    List<Pair> pairs = pairs(evaluation.resolve("lfw-dev-pairs.txt"));
    Map<String, FrameReading> readings = new HashMap<>();
    try (FaceEngine engine = FaceEngine.open(ModelPack.bundled())) {
      for (Pair pair : pairs) {
        for (String photo : List.of(pair.one(), pair.other())) {
          if (!readings.containsKey(photo)) {
            readings.put(
                photo,
                engine.read(Files.readAllBytes(evaluation.resolve("lfw-dev").resolve(photo))));
          }
        }
      }
    }
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    readings.values().forEach(reading -> outcomes.merge(reading.outcome(), 1, Integer::sum));
    System.out.println("Development photos: " + readings.size() + " " + outcomes);
    report(new ArrayList<>(readings.values()));

    List<Double> genuine = new ArrayList<>();
    List<Double> impostor = new ArrayList<>();
    for (Pair pair : pairs) {
      Embedding one = readings.get(pair.one()).embedding();
      Embedding other = readings.get(pair.other()).embedding();
      if (one != null && other != null) {
        (pair.same() ? genuine : impostor).add(one.similarity(other));
      }
    }
    double threshold = 0.266;
    long right =
        genuine.stream().filter(s -> s >= threshold).count()
            + impostor.stream().filter(s -> s < threshold).count();
    double accuracy = right / (double) (genuine.size() + impostor.size());
    System.out.printf(
        "Development pairs: %d genuine, %d impostor; accuracy %.4f at cosine %.3f; genuine"
            + " lowest %.3f, impostor highest %.3f%n",
        genuine.size(),
        impostor.size(),
        accuracy,
        threshold,
        Collections.min(genuine),
        Collections.max(impostor));
    assertTrue(accuracy >= 0.99, "accuracy " + accuracy);
  }

  private static void report(List<FrameReading> readings) {
    List<FrameReading> ok = readings.stream().filter(FrameReading::usable).toList();
    System.out.printf(
        "Median microseconds a photo: decode %d, detect %d, align %d, liveness %d, embed %d%n",
        median(ok.stream().map(r -> r.timings().decode()).toList()),
        median(ok.stream().map(r -> r.timings().detect()).toList()),
        median(ok.stream().map(r -> r.timings().align()).toList()),
        median(ok.stream().map(r -> r.timings().liveness()).toList()),
        median(ok.stream().map(r -> r.timings().embed()).toList()));
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** LFW's format: "name a b" for the same person, "name a name b" for two. */
  private static List<Pair> pairs(Path file) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t");
      if (parts.length == 3) {
        pairs.add(new Pair(photo(parts[0], parts[1]), photo(parts[0], parts[2]), true));
      } else if (parts.length == 4) {
        pairs.add(new Pair(photo(parts[0], parts[1]), photo(parts[2], parts[3]), false));
      }
    }
    return pairs;
  }

  private static String photo(String person, String number) {
    return "%s/%s_%04d.jpg".formatted(person, person, Integer.parseInt(number));
  }
}
