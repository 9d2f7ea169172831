package org.adsum.face.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Presentations of one kind, scored.
 *
 * @param kind the attack's species, or the folder of the bona fide ones
 * @param photos how many there are
 * @param scores rising, of those that gave one
 * @param failed names of those without a face to judge
 */
record Presentations(String kind, int photos, double[] scores, List<String> failed) {

  /** Photos with a score, however many of their readings there are. */
  static Presentations of(String kind, List<Path> files, List<PhotoReading> readings) {
    List<String> failed =
        java.util.stream.IntStream.range(0, files.size())
            .filter(i -> !readings.get(i).acquired())
            .mapToObj(i -> files.get(i).getFileName().toString())
            .toList();
    double[] scores =
        readings.stream()
            .filter(PhotoReading::acquired)
            .mapToDouble(PhotoReading::liveness)
            .sorted()
            .toArray();
    return new Presentations(kind, files.size(), scores, failed);
  }

  /**
   * The attacks of a folder: a folder in it for each species, or photos directly for a single one.
   *
   * @throws EvaluationProblem when there is none, or both kinds are mixed
   */
  static Map<String, List<Path>> species(Path attacks) {
    List<Path> direct = LabelledPhotos.in(attacks);
    Map<String, List<Path>> species = new TreeMap<>();
    try (Stream<Path> folders = Files.list(attacks)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        species.put(name(folder), photos("--attack", folder));
      }
    } catch (IOException e) {
      throw EvaluationProblem.failed("folder.unlisted", attacks);
    }
    if (!direct.isEmpty() && !species.isEmpty()) {
      throw EvaluationProblem.wrongCall("attack.mixed", attacks);
    }
    if (species.isEmpty()) {
      species.put(name(attacks), photos("--attack", attacks));
    }
    return species;
  }

  /**
   * @throws EvaluationProblem when there is none
   */
  static List<Path> photos(String option, Path folder) {
    List<Path> photos = LabelledPhotos.in(folder);
    if (photos.isEmpty()) {
      throw EvaluationProblem.wrongCall("folder.empty", option, folder);
    }
    return photos;
  }

  static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /** As attacks: an error is one that counts as bona fide, at the threshold or above. */
  ErrorRate acceptedFrom(double threshold) {
    return new ErrorRate(scores.length - below(threshold), scores.length);
  }

  /** As bona fide presentations: an error is one that counts as an attack, below the threshold. */
  ErrorRate refusedBelow(double threshold) {
    return new ErrorRate(below(threshold), scores.length);
  }

  /** Those without a response: no face was found to judge. */
  ErrorRate withoutResponse() {
    return new ErrorRate(failed.size(), photos);
  }

  private int below(double threshold) {
    return (int) Arrays.stream(scores).takeWhile(score -> score < threshold).count();
  }
}
