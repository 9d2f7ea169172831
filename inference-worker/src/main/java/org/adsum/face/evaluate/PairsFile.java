package org.adsum.face.evaluate;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * LFW's list of pairs: {@code NAME a b} for two photos of one person, {@code NAME a NAME b} for two
 * people, separated by tabs (or blanks, where there is no tab).
 *
 * <p>A first line of two numbers, "10 300", promises ten folds of 300 genuine and then 300 impostor
 * pairs each. When the list has as many blocks of genuine pairs followed by impostor pairs, these
 * are the folds, also when some pairs were taken out of them. With fewer than three folds, another
 * header or none, there are no folds.
 *
 * @param folds how many, 0 when there are none
 */
record PairsFile(List<Pair> pairs, int folds) {
  private static final int FEWEST_FOLDS = 3;

  /**
   * @throws EvaluationProblem when it cannot be read or a line is no pair
   */
  static PairsFile read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw EvaluationProblem.failed("pairs.encoding", file);
    } catch (IOException e) {
      throw EvaluationProblem.wrongCall("pairs.unreadable", file);
    }
    return of(file, lines);
  }

  static PairsFile of(Path file, List<String> lines) {
    int promisedFolds = 0;
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty()) {
        continue;
      }
      String[] parts =
          Arrays.stream(line.split(line.contains("\t") ? "\t" : "\\s+"))
              .map(String::strip)
              .toArray(String[]::new);
      if (i == 0 && parts.length <= 2 && Arrays.stream(parts).allMatch(PairsFile::isNumber)) {
        promisedFolds = parts.length == 2 ? Integer.parseInt(parts[0]) : 0;
      } else {
        pairs.add(pair(file, i + 1, parts));
      }
    }
    if (pairs.isEmpty()) {
      throw EvaluationProblem.failed("pairs.empty", file);
    }
    return folded(pairs, promisedFolds);
  }

  private static Pair pair(Path file, int line, String[] parts) {
    boolean genuine = parts.length == 3 && isNumber(parts[1]) && isNumber(parts[2]);
    boolean impostor = parts.length == 4 && isNumber(parts[1]) && isNumber(parts[3]);
    if (!genuine && !impostor || !isName(parts[0]) || impostor && !isName(parts[2])) {
      throw EvaluationProblem.failed("pairs.line", file, line);
    }
    if (impostor && parts[0].equals(parts[2])) {
      throw EvaluationProblem.failed("pairs.same", file, line, parts[0]);
    }
    String other = genuine ? parts[0] : parts[2];
    int number = Integer.parseInt(genuine ? parts[2] : parts[3]);
    return new Pair(
        new Pair.Photo(parts[0], Integer.parseInt(parts[1])),
        new Pair.Photo(other, number),
        Pair.NO_FOLD);
  }

  private static PairsFile folded(List<Pair> pairs, int folds) {
    if (folds < FEWEST_FOLDS) {
      return new PairsFile(List.copyOf(pairs), 0);
    }
    List<Pair> inFolds = new ArrayList<>();
    int block = -1;
    for (int i = 0; i < pairs.size(); i++) {
      boolean begins = pairs.get(i).genuine() && (i == 0 || !pairs.get(i - 1).genuine());
      block += begins ? 1 : 0;
      inFolds.add(pairs.get(i).inFold(block));
    }
    boolean blocks = block == folds - 1 && inFolds.get(0).fold() == 0 && !last(pairs).genuine();
    return blocks
        ? new PairsFile(List.copyOf(inFolds), folds)
        : new PairsFile(List.copyOf(pairs), 0);
  }

  private static Pair last(List<Pair> pairs) {
    return pairs.get(pairs.size() - 1);
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,7}");
  }

  /** A name becomes a folder: it must not lead anywhere else. */
  private static boolean isName(String text) {
    return !text.isEmpty() && !text.matches(".*[/\\\\\\x00].*") && !text.startsWith(".");
  }

  /** The photos named, each once, in order. */
  TreeSet<Pair.Photo> photos() {
    TreeSet<Pair.Photo> photos = new TreeSet<>();
    for (Pair pair : pairs) {
      photos.add(pair.one());
      photos.add(pair.other());
    }
    return photos;
  }
}
