package org.adsum.face.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Photos in LFW's layout: a folder for each person, {@code NAME/NAME_0001.jpg} in it. */
final class LabelledPhotos {
  private static final List<String> ENDINGS =
      List.of(".jpg", ".jpeg", ".png", ".webp", ".JPG", ".JPEG", ".PNG");

  private LabelledPhotos() {}

  /**
   * The files of photos that a list names.
   *
   * @throws EvaluationProblem when one is absent; the message names the first and counts the rest
   */
  static Map<Pair.Photo, Path> find(Path images, Collection<Pair.Photo> named) {
    Map<Pair.Photo, Path> found = new TreeMap<>();
    Pair.Photo absent = null;
    int missing = 0;
    for (Pair.Photo photo : named) {
      Path file =
          ENDINGS.stream()
              .map(ending -> images.resolve(photo.stem() + ending))
              .filter(Files::isRegularFile)
              .findFirst()
              .orElse(null);
      if (file == null) {
        missing++;
        absent = absent == null ? photo : absent;
      } else {
        found.put(photo, file);
      }
    }
    if (absent != null) {
      throw EvaluationProblem.failed("photo.absent", missing, absent.stem() + ".jpg", images);
    }
    return found;
  }

  /** Every photo of the folder: name of the person's folder, then the photos in it. */
  static Map<String, List<Path>> all(Path images) {
    Map<String, List<Path>> people = new TreeMap<>();
    try (Stream<Path> folders = Files.list(images)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        people.put(folder.getFileName().toString(), in(folder));
      }
    } catch (IOException e) {
      throw EvaluationProblem.failed("folder.unlisted", images);
    }
    return people;
  }

  /** The photos directly in a folder, by name. */
  static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(LabelledPhotos::isPhoto).sorted().toList();
    } catch (IOException e) {
      throw EvaluationProblem.failed("folder.unlisted", folder);
    }
  }

  private static boolean isPhoto(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }
}
