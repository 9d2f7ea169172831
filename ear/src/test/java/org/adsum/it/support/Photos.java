package org.adsum.it.support;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.adsum.models.build.EvalPhotos;

/** Photos for tests: of six people, and all kinds of bad ones. */
public final class Photos {
  /** How many people there are. */
  public static final int PEOPLE = 6;

  private static final int PHOTOS_EACH = 3;
  private static List<EvalPhotos.Person> people;

  private Photos() {}

  private static synchronized List<byte[]> of(int person) {
    if (people == null) {
      people =
          EvalPhotos.locate(Adsum.TARGET.resolve("it-photos")).people().stream()
              .filter(one -> one.photos().size() >= PHOTOS_EACH)
              .limit(PEOPLE)
              .toList();
    }
    return people.get(person).photos().stream().limit(PHOTOS_EACH).map(Photos::read).toList();
  }

  /** Photos to enrol a person (0 to 5) with. */
  public static List<byte[]> enrolment(int person) {
    return of(person).subList(0, 2);
  }

  /** Another photo of a person, large and centred as a camera would show it. */
  public static BufferedImage face(int person) {
    return decode(of(person).get(2));
  }

  /** Three frames of a person, as a camera takes them. */
  public static List<byte[]> frames(int person) {
    byte[] frame = of(person).get(2);
    return List.of(frame, frame, frame);
  }

  /** Three times the same frame. */
  public static List<byte[]> frames(byte[] frame) {
    return List.of(frame, frame, frame);
  }

  /** The frame of {@link #frames} as if the chin were lifted: the nose is shifted upwards. */
  public static byte[] chinUp(int person) {
    BufferedImage face = face(person);
    int width = face.getWidth();
    int height = face.getHeight();
    // In these photos the eyes are a sixth of the width apart, and the nose is a little below the
    // middle.
    double reach = 0.06 * width;
    BufferedImage lifted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double away = Math.hypot(x - 0.5 * width, y - 0.55 * height) / reach;
        double shift = 0.077 * width * Math.exp(-away * away / 2);
        lifted.setRGB(x, y, face.getRGB(x, (int) Math.min(height - 1, Math.round(y + shift))));
      }
    }
    return jpeg(lifted);
  }

  /** The frame of {@link #frames} as if the person had come closer: its middle, enlarged. */
  public static byte[] closer(int person) {
    BufferedImage face = face(person);
    int width = face.getWidth();
    int height = face.getHeight();
    BufferedImage nearer = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = nearer.createGraphics();
    int left = width * 14 / 100;
    int top = height * 14 / 100;
    pen.drawImage(face, 0, 0, width, height, left, top, width - left, height - top, null);
    pen.dispose();
    return jpeg(nearer);
  }

  /** Nobody: a bright wall. */
  public static byte[] nobody() {
    return jpeg(wall(640, 480));
  }

  /** Two people side by side. */
  public static byte[] two() {
    BufferedImage both = wall(640, 480);
    Graphics2D pen = both.createGraphics();
    pen.drawImage(face(0), 20, 90, 300, 300, null);
    pen.drawImage(face(1), 320, 90, 300, 300, null);
    pen.dispose();
    return jpeg(both);
  }

  public static BufferedImage wall(int width, int height) {
    BufferedImage wall = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = wall.createGraphics();
    pen.setPaint(
        new GradientPaint(0, 0, new Color(206, 204, 198), width, height, new Color(150, 156, 160)));
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return wall;
  }

  /** A photo of a person in another format. */
  public static byte[] png(int person) {
    return encode(decode(enrolment(person).get(0)), "png");
  }

  public static byte[] gif() {
    return encode(face(0), "gif");
  }

  public static byte[] emptyPng() {
    return encode(decode(nobody()), "png");
  }

  /** A grey picture, made with ffmpeg: Java writes no WebP. */
  public static byte[] emptyWebp() {
    return Base64.getDecoder()
        .decode(
            "UklGRlgAAABXRUJQVlA4IEwAAABQBwCdASqgAHgAPu12u1appyajoGgBMB2JaW7hczAASTvy16MvEcte"
                + "jLxHLXoy8Ry16MvEctejLxHLXoy8Ry16Mu9gAM1UOAAAAAAA");
  }

  /** A photo that is an archive, too. */
  public static byte[] withAFileBehind() {
    byte[] photo = frames(0).get(0);
    byte[] archive = "PK\3\4 and so on".getBytes(StandardCharsets.ISO_8859_1);
    byte[] both = Arrays.copyOf(photo, photo.length + archive.length);
    System.arraycopy(archive, 0, both, photo.length, archive.length);
    return both;
  }

  public static byte[] text() {
    return "This is not a picture.".repeat(40).getBytes(StandardCharsets.UTF_8);
  }

  /** A JPEG without its second half. */
  public static byte[] truncated() {
    byte[] whole = frames(0).get(0);
    return Arrays.copyOf(whole, whole.length / 2);
  }

  /** A small file that says it is 20,000 by 20,000 pixels. */
  public static byte[] huge() {
    byte[] jpeg = jpeg(wall(64, 64));
    for (int i = 2; i < jpeg.length - 9; ) {
      int marker = jpeg[i + 1] & 0xff;
      int length = (jpeg[i + 2] & 0xff) << 8 | jpeg[i + 3] & 0xff;
      if (marker >= 0xc0 && marker <= 0xc2) {
        for (int at : new int[] {i + 5, i + 7}) {
          jpeg[at] = (byte) (20_000 >> 8);
          jpeg[at + 1] = (byte) (20_000 & 0xff);
        }
        return jpeg;
      }
      i += 2 + length;
    }
    throw new IllegalStateException("No frame header");
  }

  public static byte[] jpeg(BufferedImage image) {
    return encode(image, "jpg");
  }

  public static BufferedImage decode(byte[] photo) {
    try {
      return ImageIO.read(new ByteArrayInputStream(photo));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encode(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(java.nio.file.Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code count} copies of a photo. */
  public static List<byte[]> copies(byte[] photo, int count) {
    return Stream.generate(() -> photo).limit(count).toList();
  }
}
