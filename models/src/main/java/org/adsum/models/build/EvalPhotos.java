package org.adsum.models.build;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Photographs of real people for tests: they are found, never kept in the project.
 *
 * <p>The evaluation folder (see {@link #folder}) is used when it is there. Otherwise faces are cut
 * out of the sample photos in the npm package {@code @vladmandic/face-api}; several "photos" of one
 * person are then several cuts of one photo, which proves that the machinery works but says nothing
 * about accuracy.
 */
public final class EvalPhotos {
  private static final NpmPackage SAMPLES =
      new NpmPackage(
          "@vladmandic/face-api",
          "1.7.15",
          "sha512-WDMmK3CfNLo8jylWqMoQgf4nIst3M0fzx1dnac96wv/dvMTN4DxC/Pq1DGtduDk1lktCamQ3MIDXFnvrdHTXDw==");

  private static final Map<String, String> SAMPLE_HASHES =
      Map.of(
          "package/demo/sample1.jpg",
          "8ecae4b267b2d3169e06e00c7dee97097aa2a94635d45216f7732a5f4943cb51",
          "package/demo/sample3.jpg",
          "8eb081c9efb14370fa94d9feab9e5fbeafd19a627491853a80c2bf67f7ffa936",
          "package/demo/sample4.jpg",
          "729efa5923061d40eb4ed5f267a18cc7b8ba6f852bb2757b16d8b7e4937476fc",
          "package/demo/sample6.jpg",
          "9baad80f9d5e306fb9b8c0913d44445f1e95848df317530efb03d0934c57ba87");

  /** A face in a sample photo: the photo's number, the centre and the side of the square to cut. */
  private record Cut(String person, int photo, int x, int y, int side) {}

  private static final List<Cut> CUTS =
      List.of(
          new Cut("sample1-right", 1, 1520, 320, 330),
          new Cut("sample3-middle", 3, 1120, 350, 330),
          new Cut("sample3-right", 3, 1580, 440, 330),
          new Cut("sample4-right", 4, 1340, 300, 330),
          new Cut("sample6-left", 6, 410, 620, 330),
          new Cut("sample6-second", 6, 750, 430, 330));

  /** How far the cuts of one face are shifted and widened, in parts of the side. */
  private static final double[][] VARIANTS = {{0, 0, 1}, {0.06, -0.03, 1.15}, {-0.05, 0.05, 1.3}};

  /**
   * A person with photos.
   *
   * @param name of the folder or cut
   * @param photos JPEG files, at least one
   */
  public record Person(String name, List<Path> photos) {}

  private final Path folder;
  private final List<Person> people;

  private EvalPhotos(Path folder, List<Person> people) {
    this.folder = folder;
    this.people = people;
  }

  /**
   * Finds the photos.
   *
   * @param scratch receives the cuts when the evaluation folder is missing
   * @throws BuildFailure when there is no evaluation folder and the sample package cannot be had
   */
  public static EvalPhotos locate(Path scratch) {
    Optional<Path> found = findFolder();
    if (found.isPresent()) {
      return new EvalPhotos(found.get(), lfw(found.get().resolve("lfw-dev")));
    }
    System.out.println(
        "Face tests: no evaluation folder; using faces cut out of the samples of " + SAMPLES);
    return new EvalPhotos(null, cuts(scratch));
  }

  /**
   * The evaluation folder: system property {@code adsum.eval}, environment ADSUM_EVAL, or {@code
   * shared/eval} beside the working directory or one of its parents.
   */
  public static Optional<Path> findFolder() {
    String chosen = System.getProperty("adsum.eval", System.getenv("ADSUM_EVAL"));
    if (chosen != null && !chosen.isBlank()) {
      return Optional.of(Path.of(chosen)).filter(path -> Files.isDirectory(path));
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve("eval");
      if (Files.isDirectory(candidate.resolve("lfw-dev"))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The evaluation folder, when these photos come from it. */
  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /** Everyone, in a fixed order. */
  public List<Person> people() {
    return people;
  }

  /** The first {@code count} people with at least {@code photos} photos each, in a fixed order. */
  public List<Person> people(int count, int photos) {
    List<Person> chosen =
        people.stream().filter(person -> person.photos().size() >= photos).limit(count).toList();
    if (chosen.size() < count) {
      throw new BuildFailure("Only " + chosen.size() + " people have " + photos + " photos");
    }
    return chosen;
  }

  private static List<Person> lfw(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      List<Person> people = new ArrayList<>();
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        try (Stream<Path> photos = Files.list(folder)) {
          people.add(
              new Person(
                  folder.getFileName().toString(),
                  photos.filter(photo -> photo.toString().endsWith(".jpg")).sorted().toList()));
        }
      }
      return List.copyOf(people);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + root, e);
    }
  }

  private static List<Person> cuts(Path scratch) {
    Map<String, byte[]> files = new PackageFetch().read(SAMPLES, SAMPLE_HASHES);
    Map<Integer, BufferedImage> decoded = new HashMap<>();
    List<Person> people = new ArrayList<>();
    try {
      for (Cut cut : CUTS) {
        BufferedImage photo = decoded.get(cut.photo());
        if (photo == null) {
          byte[] jpeg = files.get("package/demo/sample" + cut.photo() + ".jpg");
          photo = ImageIO.read(new ByteArrayInputStream(jpeg));
          decoded.put(cut.photo(), photo);
        }
        Path folder = Files.createDirectories(scratch.resolve(cut.person()));
        List<Path> photos = new ArrayList<>();
        for (int i = 0; i < VARIANTS.length; i++) {
          Path file = folder.resolve(cut.person() + "_000" + (i + 1) + ".jpg");
          Files.write(file, cutOut(photo, cut, VARIANTS[i]));
          photos.add(file);
        }
        people.add(new Person(cut.person(), List.copyOf(photos)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the sample faces to " + scratch, e);
    }
    return List.copyOf(people);
  }

  private static byte[] cutOut(BufferedImage photo, Cut cut, double[] variant) throws IOException {
    int side = (int) (cut.side() * variant[2]);
    int left = clamp((int) (cut.x() + variant[0] * side) - side / 2, photo.getWidth() - side);
    int top = clamp((int) (cut.y() + variant[1] * side) - side / 2, photo.getHeight() - side);
    BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    square.createGraphics().drawImage(photo.getSubimage(left, top, side, side), 0, 0, null);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(square, "jpg", jpeg);
    return jpeg.toByteArray();
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(value, most));
  }
}
