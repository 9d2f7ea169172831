package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.adsum.models.ModelDescriptor.Threshold;
import org.adsum.models.ModelPack;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.Test;

/**
 * How well the pipeline tells people apart. The main face of each photo is embedded, also where the
 * engine would ask for another frame because a bystander competes: these photos cannot be retaken.
 */
class AccuracyTest {
  private static final double BEST_COSINE_ON_LFW = 0.266;

  private record Pair(String one, String other, boolean same) {}

  private record Scores(List<Double> genuine, List<Double> impostor) {
    double acceptedGenuine(double threshold) {
      return genuine.stream().filter(s -> s >= threshold).count() / (double) genuine.size();
    }

    double acceptedImpostor(double threshold) {
      return impostor.stream().filter(s -> s >= threshold).count() / (double) impostor.size();
    }

    double accuracy(double threshold) {
      double right =
          acceptedGenuine(threshold) * genuine.size()
              + (1 - acceptedImpostor(threshold)) * impostor.size();
      return right / (genuine.size() + impostor.size());
    }
  }

  @Test
  void tellsSamePersonPairsFromOthersOnTheDevelopmentPairs() throws Exception {
    Path evaluation = EvalPhotos.findFolder().orElse(null);
    assumeTrue(evaluation != null, "needs the pairs of the evaluation folder");
    List<Pair> pairs = pairs(evaluation.resolve("lfw-dev-pairs.txt"));
    Map<String, Optional<Embedding>> embeddings = embeddings(evaluation.resolve("lfw-dev"), pairs);
    long withoutFace = embeddings.values().stream().filter(Optional::isEmpty).count();
    Scores scores = new Scores(new ArrayList<>(), new ArrayList<>());
    for (Pair pair : pairs) {
      Optional<Embedding> one = embeddings.get(pair.one());
      Optional<Embedding> other = embeddings.get(pair.other());
      if (one.isPresent() && other.isPresent()) {
        List<Double> kind = pair.same() ? scores.genuine() : scores.impostor();
        kind.add(one.get().similarity(other.get()));
      }
    }
    double accuracy = scores.accuracy(BEST_COSINE_ON_LFW);
    System.out.printf(
        "Development pairs: %d photos, %d without a face; %d genuine and %d impostor pairs;"
            + " accuracy %.4f at cosine %.3f%n",
        embeddings.size(),
        withoutFace,
        scores.genuine().size(),
        scores.impostor().size(),
        accuracy,
        BEST_COSINE_ON_LFW);
    for (Threshold threshold : ModelPack.bundled().descriptor(ModelPack.EMBEDDER).thresholds()) {
      System.out.printf(
          "  cosine %.3f (FMR %.0e): genuine accepted %.4f, impostors accepted %.4f%n",
          threshold.value(),
          threshold.falseMatchRate(),
          scores.acceptedGenuine(threshold.value()),
          scores.acceptedImpostor(threshold.value()));
    }
    assertTrue(accuracy >= 0.99, "accuracy " + accuracy);
    assertTrue(withoutFace <= 0.005 * embeddings.size(), withoutFace + " photos without a face");
  }

  private static Map<String, Optional<Embedding>> embeddings(Path folder, List<Pair> pairs)
      throws Exception {
    TreeSet<String> photos = new TreeSet<>();
    pairs.forEach(pair -> photos.addAll(List.of(pair.one(), pair.other())));
    Map<String, Optional<Embedding>> embeddings = new TreeMap<>();
    try (FaceDetector detector = new FaceDetector(ModelPack.bundled());
        Embedder embedder = new Embedder(ModelPack.bundled())) {
      for (String photo : photos) {
        Frame frame = ImageDoor.decode(Files.readAllBytes(folder.resolve(photo)));
        int smallest = FaceSettings.defaults().searchFrom(frame);
        embeddings.put(
            photo,
            new FaceChooser(frame)
                .main(detector.detect(frame, smallest))
                .map(face -> embedder.embed(Aligner.align(frame, face.points()))));
      }
    }
    return embeddings;
  }

  /** LFW's format: "name a b" for the same person, "name a name b" for two. */
  private static List<Pair> pairs(Path file) throws Exception {
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
