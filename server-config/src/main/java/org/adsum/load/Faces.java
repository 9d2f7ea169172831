package org.adsum.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The people whose photos the simulated students show; several students share one person. Each
 * photo is read once, and each body of a form is put together once.
 */
public final class Faces {
  static final String BOUNDARY = "adsum-load-5c81e0";
  private static final int FRAMES = 3;

  private final List<byte[]> enrolment = new ArrayList<>();
  private final List<byte[]> frames = new ArrayList<>();
  private final String mark;

  private Faces(List<List<Path>> people) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (List<Path> photos : people) {
        byte[] first = Files.readAllBytes(photos.get(0));
        byte[] last = Files.readAllBytes(photos.get(photos.size() - 1));
        digest.update(first);
        enrolment.add(form("photos", List.of(first)));
        frames.add(form("frames", Stream.generate(() -> last).limit(FRAMES).toList()));
      }
      mark = HexFormat.of().formatHex(digest.digest(), 0, 3);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Of photos, two or more of each person: the first one enrols, the last one is shown.
   *
   * @throws IllegalArgumentException with fewer than two people
   */
  public static Faces of(List<List<Path>> people) {
    List<List<Path>> usable = people.stream().filter(photos -> photos.size() > 1).toList();
    if (usable.size() < 2) {
      throw new IllegalArgumentException("two people with two photos each");
    }
    return new Faces(usable);
  }

  /** Of a folder in LFW's layout: one folder for each person, JPEG files in it. */
  public static Faces in(Path folder) throws IOException {
    List<List<Path>> people = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path person : folders.filter(Files::isDirectory).sorted().toList()) {
        try (Stream<Path> photos = Files.list(person)) {
          people.add(photos.filter(p -> p.toString().endsWith(".jpg")).sorted().toList());
        }
      }
    }
    return of(people);
  }

  /** How many people there are. */
  public int people() {
    return frames.size();
  }

  /** Tells these photos from others, so that students enrolled with others are not taken. */
  String mark() {
    return mark;
  }

  /** The whole form that enrols a student. */
  byte[] enrolment(int student) {
    return enrolment.get(student % people());
  }

  /** The parts with the frames, and the end of the form; own or of somebody else. */
  byte[] frames(int student, boolean wrong) {
    return frames.get((student + (wrong ? 1 : 0)) % people());
  }

  /** A field of a form, to stand before other parts. */
  static byte[] field(String name, String value) {
    return ("--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\""
            + name
            + "\"\r\n\r\n"
            + value
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] end() {
    return ("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] form(String part, List<byte[]> files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < files.size(); i++) {
      String head =
          "--"
              + BOUNDARY
              + "\r\nContent-Disposition: form-data; name=\""
              + part
              + "\"; filename=\"photo"
              + i
              + ".jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(files.get(i));
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(end());
    return body.toByteArray();
  }
}
