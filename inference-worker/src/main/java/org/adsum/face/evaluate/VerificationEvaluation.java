package org.adsum.face.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.adsum.face.FaceEngine;
import org.adsum.face.Outcome;

/** Reads the photos of a list of pairs and compares them. */
final class VerificationEvaluation {
  /** Which comparisons are made besides those of the list. */
  enum Extent {
    /** None. */
    LIST,
    /** Every pair of the photos that the list names. */
    NAMED_PHOTOS,
    /** Every pair of the photos in the folder. */
    ALL_PHOTOS
  }

  private final PairsFile pairs;
  private final long seed;
  private final Extent extent;
  private final Map<Pair.Photo, Path> named;
  private final List<Path> files = new ArrayList<>();
  private final List<String> identities = new ArrayList<>();

  /**
   * @throws EvaluationProblem when a photo of the list is absent
   */
  VerificationEvaluation(Path images, PairsFile pairs, long seed, Extent extent) {
    this.pairs = pairs;
    this.seed = seed;
    this.extent = extent;
    this.named = LabelledPhotos.find(images, pairs.photos());
    named.forEach(
        (photo, file) -> {
          files.add(file);
          identities.add(photo.identity());
        });
    if (extent == Extent.ALL_PHOTOS) {
      addUnnamed(images);
    }
  }

  private void addUnnamed(Path images) {
    java.util.Set<Path> known = java.util.Set.copyOf(files);
    LabelledPhotos.all(images)
        .forEach(
            (person, photos) ->
                photos.stream()
                    .filter(photo -> !known.contains(photo))
                    .forEach(
                        photo -> {
                          files.add(photo);
                          identities.add(person);
                        }));
  }

  int photos() {
    return files.size();
  }

  /**
   * @throws EvaluationProblem when the list leaves nothing to compare
   */
  VerificationResult run(FaceEngine engine, PhotoReader reader, Progress progress) {
    List<PhotoReading> readings = reader.read(files, progress);
    Map<String, Integer> people = new TreeMap<>();
    identities.forEach(identity -> people.putIfAbsent(identity, 0));
    int next = 0;
    for (Map.Entry<String, Integer> person : people.entrySet()) {
      person.setValue(next++);
    }
    Map<Pair.Photo, PhotoReading> byPhoto = new HashMap<>();
    int at = 0;
    for (Pair.Photo photo : named.keySet()) {
      byPhoto.put(photo, readings.get(at++));
    }
    List<CrossValidation.Scored> scored = score(byPhoto);
    Comparisons list = compared(scored, people);
    Roc curve = curve(list);
    Optional<AllPairs.Result> all =
        extent == Extent.LIST ? Optional.empty() : Optional.of(everyPair(readings, people));
    CrossValidation folds = new CrossValidation(scored);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    readings.forEach(reading -> outcomes.merge(reading.outcome(), 1, Integer::sum));
    return new VerificationResult(
        engine.model(),
        files.size(),
        people.size(),
        outcomes,
        failures(readings),
        (int) scored.stream().filter(pair -> !pair.compared()).count(),
        scored.stream().filter(CrossValidation.Scored::genuine).count(),
        scored.stream().filter(pair -> !pair.genuine()).count(),
        pairs.folds() > 0,
        folds.accuracy(true),
        folds.accuracy(false),
        Rates.of(curve, list, seed),
        all.map(result -> Rates.of(result.curve(), result.comparisons(), seed)),
        all.map(result -> new long[][] {result.genuine(), result.impostors()})
            .orElseGet(() -> histogram(scored)),
        reader.time(files),
        reader.fromCache());
  }

  private List<CrossValidation.Scored> score(Map<Pair.Photo, PhotoReading> readings) {
    Map<String, Integer> byIdentity =
        pairs.folds() > 0 ? Map.of() : IdentityFolds.assign(pairs.pairs(), seed);
    List<CrossValidation.Scored> scored = new ArrayList<>();
    for (Pair pair : pairs.pairs()) {
      PhotoReading one = readings.get(pair.one());
      PhotoReading other = readings.get(pair.other());
      double score =
          one.acquired() && other.acquired()
              ? one.embedding().similarity(other.embedding())
              : Double.NaN;
      boolean ofFile = pairs.folds() > 0;
      scored.add(
          new CrossValidation.Scored(
              score,
              pair.genuine(),
              ofFile ? pair.fold() : byIdentity.get(pair.one().identity()),
              ofFile ? pair.fold() : byIdentity.get(pair.other().identity())));
    }
    return scored;
  }

  private Comparisons compared(List<CrossValidation.Scored> scored, Map<String, Integer> people) {
    List<Comparisons.Compared> compared = new ArrayList<>();
    for (int i = 0; i < scored.size(); i++) {
      if (scored.get(i).compared()) {
        Pair pair = pairs.pairs().get(i);
        compared.add(
            new Comparisons.Compared(
                scored.get(i).score(),
                people.get(pair.one().identity()),
                people.get(pair.other().identity())));
      }
    }
    return Comparisons.of(compared);
  }

  private static Roc curve(Comparisons list) {
    if (list.genuine().length == 0 || list.impostorCount() == 0) {
      throw EvaluationProblem.failed("pairs.onesided", list.genuine().length, list.impostorCount());
    }
    double[] impostors = new double[list.impostors().length];
    java.util.Arrays.setAll(impostors, i -> list.impostors()[i]);
    return Roc.of(list.genuine(), impostors);
  }

  private AllPairs.Result everyPair(List<PhotoReading> readings, Map<String, Integer> people) {
    List<org.adsum.face.Embedding> embeddings = new ArrayList<>();
    List<Integer> persons = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      if (readings.get(i).acquired()) {
        embeddings.add(readings.get(i).embedding());
        persons.add(people.get(identities.get(i)));
      }
    }
    return new AllPairs(embeddings, persons.stream().mapToInt(Integer::intValue).toArray())
        .compare(seed);
  }

  private List<String> failures(List<PhotoReading> readings) {
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      if (!readings.get(i).acquired()) {
        failures.add(files.get(i).getParent().getFileName() + "/" + files.get(i).getFileName());
      }
    }
    return failures;
  }

  private static long[][] histogram(List<CrossValidation.Scored> scored) {
    return new long[][] {
      ScoreHistogram.count(scores(scored, true)), ScoreHistogram.count(scores(scored, false))
    };
  }

  private static double[] scores(List<CrossValidation.Scored> scored, boolean genuine) {
    return scored.stream()
        .filter(pair -> pair.compared() && pair.genuine() == genuine)
        .mapToDouble(CrossValidation.Scored::score)
        .toArray();
  }
}
