package org.adsum.models.build;

import java.awt.Graphics2D;
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
import java.util.Set;
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

  /** A face in a sample photo: the photo's number and the face's centre. */
  private record Face(int photo, int x, int y) {}

  /** People of the samples; the first one is in two of the photos. */
  private static final List<List<Face>> SAMPLE_PEOPLE =
      List.of(
          List.of(new Face(3, 1174, 358), new Face(1, 1580, 316)),
          List.of(new Face(3, 684, 462)),
          List.of(new Face(4, 1349, 272)),
          List.of(new Face(6, 364, 627)),
          List.of(new Face(6, 772, 482)),
          List.of(new Face(6, 1588, 404)));

  private static final int CUT_SIDE = 480;

  /**
   * People whose photos each show one face clearly and match one another well above the strictest
   * threshold. Tests of everything around the engine use them; the engine's accuracy is measured on
   * everyone.
   */
  private static final Set<String> CLEAR =
      Set.of(
          "Adel_Al-Jubeir",
          "Anders_Ebbeson",
          "Annette_Lu",
          "Antonio_Palocci",
          "Arturo_Gatti",
          "Bob_Stoops",
          "Calista_Flockhart",
          "Faye_Dunaway",
          "Hans_Eichel",
          "Jean-Francois_Pontal",
          "Jiri_Novak",
          "John_Reid",
          "John_Rosa",
          "Jon_Voight",
          "Juanes",
          "Leszek_Miller",
          "Martha_Burk",
          "Masum_Turker",
          "Mathias_Reichhold",
          "Mike_Martz",
          "Paul_Tagliabue",
          "Scott_McClellan",
          "Tommy_Thompson");

  /** How far the cuts of one face are shifted and widened, in parts of the side. */
  private static final double[][] VARIANTS = {{0, 0, 1}, {0.05, -0.03, 1.1}, {-0.04, 0.04, 1.15}};

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

  /**
   * People for a test that needs clear faces: {@code count} of them, with at least {@code photos}
   * photos each, in a fixed order. The evaluation folder has 23 with three photos, the samples six.
   *
   * @throws BuildFailure when there are not so many
   */
  public List<Person> clearPeople(int count, int photos) {
    List<Person> chosen =
        people.stream()
            .filter(person -> folder == null || CLEAR.contains(person.name()))
            .filter(person -> person.photos().size() >= photos)
            .limit(count)
            .toList();
    if (chosen.size() < count) {
      throw new BuildFailure("Only " + chosen.size() + " people have " + photos + " clear photos");
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
      for (List<Face> faces : SAMPLE_PEOPLE) {
        String name = "sample-person-" + (people.size() + 1);
        Path folder = Files.createDirectories(scratch.resolve(name));
        List<Path> photos = new ArrayList<>();
        for (int i = 0; i < VARIANTS.length; i++) {
          Face face = faces.get(i % faces.size());
          if (!decoded.containsKey(face.photo())) {
            byte[] jpeg = files.get("package/demo/sample" + face.photo() + ".jpg");
            decoded.put(face.photo(), ImageIO.read(new ByteArrayInputStream(jpeg)));
          }
          Path file = folder.resolve(name + "_000" + (i + 1) + ".jpg");
          Files.write(file, cutOut(decoded.get(face.photo()), face, VARIANTS[i]));
          photos.add(file);
        }
        people.add(new Person(name, List.copyOf(photos)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the sample faces to " + scratch, e);
    }
    return List.copyOf(people);
  }

  private static byte[] cutOut(BufferedImage photo, Face face, double[] variant)
      throws IOException {
    int side = (int) (CUT_SIDE * variant[2]);
    int left = clamp((int) (face.x() + variant[0] * side) - side / 2, photo.getWidth() - side);
    int top = clamp((int) (face.y() + variant[1] * side) - side / 2, photo.getHeight() - side);
    BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = square.createGraphics();
    graphics.drawImage(photo.getSubimage(left, top, side, side), 0, 0, null);
    graphics.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(square, "jpg", jpeg);
    return jpeg.toByteArray();
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(value, most));
  }
}
