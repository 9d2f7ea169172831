package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.adsum.shared.entity.photo.PhotoFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDoorTest {
  /** Drawn with ffmpeg: 64x32, the left half red, the right half blue. */
  private static final String LOSSY =
      "UklGRmgAAABXRUJQVlA4IFwAAAAQBQCdASpAACAAPjEWiUMiISEWBAAgAwSxgGaE4H8A/EDY"
          + "DOAfgB+wH9AAMow0CWLAAP73olAVJyI+5dz+6quN/8JzR9yaS1r0lTX/hYfwG/G06AENfISg"
          + "4AAAAA==";

  private static final String LOSSLESS =
      "UklGRiYAAABXRUJQVlA4TBoAAAAvP8AHAA8Q87//8x8OxILJ/KVD6I3of1TBNw==";

  /** Two frames. */
  private static final String MOVING =
      "UklGRt4AAABXRUJQVlA4WAoAAAACAAAAHwAAHwAAQU5JTQYAAAD/////AABBTk1GWAAAAAAA"
          + "AAAAAB8AAB8AACgAAAJWUDggQAAAAFADAJ0BKiAAIAA+kUKcSiWjoqGoCACwEgllAMaqgABA"
          + "URwAAP7upj/+xZy2BeP/+5wP+5wP+5wP42ykJ2cKAABBTk1GUgAAAAAAAAAAAB8AAB8AACgA"
          + "AABWUDggOgAAAJQCAJ0BKiAAIAA+kUKcSgKAgAABIJZQDMHBapagAP71WL//ucD//ZwP/9nA"
          + "/jr/Xqlrk44Cy3gAAAA=";

  /** Left half red, right half blue. */
  private static BufferedImage halves(int type) {
    BufferedImage image = new BufferedImage(64, 32, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 32, 32);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(32, 0, 32, 32);
    graphics.dispose();
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, bytes));
    return bytes.toByteArray();
  }

  private static byte[] jpeg() throws IOException {
    return encoded(halves(BufferedImage.TYPE_INT_RGB), "jpg");
  }

  private static boolean red(Frame frame, int x, int y) {
    return frame.sample(x, y, 0) > 200 && frame.sample(x, y, 2) < 60;
  }

  @Test
  void givesRedGreenBlueSamples() throws Exception {
    Frame frame = ImageDoor.decode(jpeg());
    assertEquals(64, frame.width());
    assertEquals(32, frame.height());
    assertTrue(red(frame, 4, 16));
    assertTrue(frame.sample(60, 16, 2) > 200 && frame.sample(60, 16, 0) < 60);
  }

  @Test
  void keepsTheLevelsOfAGreyImage() throws Exception {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      grey.getRaster().setSample(i % 16, i / 16, 0, 100);
    }
    Frame frame = ImageDoor.decode(encoded(grey, "jpg"));
    assertEquals(100, frame.sample(8, 8, 0), 2);
    assertEquals(100, frame.sample(8, 8, 2), 2);
  }

  @ParameterizedTest
  @CsvSource({
    // orientation, width, and where the red half is then
    "1, 64, 4, 16",
    "2, 64, 60, 16",
    "3, 64, 60, 16",
    "4, 64, 4, 16",
    "5, 32, 16, 4",
    "6, 32, 16, 4",
    "7, 32, 16, 60",
    "8, 32, 16, 60"
  })
  void turnsAsExifSays(int orientation, int width, int redX, int redY) throws Exception {
    Frame frame = ImageDoor.decode(withOrientation(jpeg(), orientation));
    assertEquals(width, frame.width());
    assertTrue(red(frame, redX, redY));
  }

  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    byte[] result = new byte[jpeg.length + exif.length];
    System.arraycopy(jpeg, 0, result, 0, 2);
    System.arraycopy(exif, 0, result, 2, exif.length);
    System.arraycopy(jpeg, 2, result, 2 + exif.length, jpeg.length - 2);
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {LOSSY, LOSSLESS})
  void readsWebp(String webp) throws Exception {
    Frame frame = ImageDoor.decode(Base64.getDecoder().decode(webp));
    assertEquals(64, frame.width());
    assertEquals(32, frame.height());
    assertTrue(red(frame, 4, 16));
    assertTrue(frame.sample(60, 16, 2) > 200 && frame.sample(60, 16, 0) < 60);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void readsPng(int type) throws Exception {
    Frame frame = ImageDoor.decode(encoded(halves(type), "png"));
    assertTrue(red(frame, 4, 16));
    assertTrue(frame.sample(60, 16, 2) > 200 && frame.sample(60, 16, 0) < 60);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void keepsTheLevelsOfAGreyPngOfAnyDepth(int type) throws Exception {
    BufferedImage grey = new BufferedImage(16, 16, type);
    int level = type == BufferedImage.TYPE_USHORT_GRAY ? 100 << 8 | 77 : 100;
    for (int i = 0; i < 256; i++) {
      grey.getRaster().setSample(i % 16, i / 16, 0, level);
    }
    Frame frame = ImageDoor.decode(encoded(grey, "png"));
    assertEquals(100, frame.sample(8, 8, 0));
    assertEquals(100, frame.sample(8, 8, 2));
  }

  @Test
  void takesTheHighEightBitsOfSixteen() throws Exception {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    BufferedImage deep =
        new BufferedImage(model, model.createCompatibleWritableRaster(16, 16), false, null);
    deep.getRaster().setPixel(8, 8, new int[] {200 << 8 | 255, 100 << 8, 50 << 8 | 1});
    Frame frame = ImageDoor.decode(encoded(deep, "png"));
    assertEquals(200, frame.sample(8, 8, 0));
    assertEquals(100, frame.sample(8, 8, 1));
    assertEquals(50, frame.sample(8, 8, 2));
  }

  @Test
  void leavesTransparencyOut() throws Exception {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(8, 8, 0x01C86432);
    assertEquals(200, ImageDoor.decode(encoded(image, "png")).sample(8, 8, 0));
  }

  @Test
  void refusesOtherFormats() throws IOException {
    byte[] gif = encoded(halves(BufferedImage.TYPE_BYTE_INDEXED), "gif");
    byte[] bmp = encoded(halves(BufferedImage.TYPE_INT_RGB), "bmp");
    byte[] text = "this is not a photo".getBytes(StandardCharsets.US_ASCII);
    for (byte[] other : List.of(gif, bmp, text, new byte[0])) {
      assertThrows(UnreadableImage.class, () -> ImageDoor.decode(other));
    }
  }

  /** Found by fuzzing: its Huffman tables go on behind its end, and the decoder with them. */
  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endsADecoderThatReadsOnBehindTheEnd() {
    byte[] webp =
        Base64.getDecoder()
            .decode("UklGRiYAAABXRUJQVlA4TBoAAAAvP8AHAA+//xDzH/MOxILJ/KVD6I3of1TBNg==");
    assertThrows(UnreadableImage.class, () -> ImageDoor.decode(webp));
  }

  @Test
  void refusesAnAnimation() {
    assertThrows(UnreadableImage.class, () -> ImageDoor.decode(Base64.getDecoder().decode(MOVING)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 0.5, 0.9, 0.99})
  void refusesATruncatedFile(double share) throws IOException {
    byte[] whole = encoded(noise(), "jpg");
    byte[] part = Arrays.copyOf(whole, (int) (whole.length * share));
    assertThrows(UnreadableImage.class, () -> ImageDoor.decode(part));
  }

  private static BufferedImage noise() {
    BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 128 * 128; i++) {
      image.setRGB(i % 128, i / 128, random.nextInt());
    }
    return image;
  }

  @ParameterizedTest
  @CsvSource({"20000, 20000", "6001, 100", "100, 6001", "4096, 4000", "0, 10"})
  void refusesDimensionsBeforeDecoding(int width, int height) throws IOException {
    byte[] claims = jpeg();
    int at = 2;
    while ((claims[at + 1] & 0xFF) != 0xC0) {
      at += 2 + ((claims[at + 2] & 0xFF) << 8 | claims[at + 3] & 0xFF);
    }
    claims[at + 5] = (byte) (height >> 8);
    claims[at + 6] = (byte) height;
    claims[at + 7] = (byte) (width >> 8);
    claims[at + 8] = (byte) width;
    UnreadableImage refusal = assertThrows(UnreadableImage.class, () -> ImageDoor.decode(claims));
    assertEquals(width == 0 ? "no pixels" : "too many pixels", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "lossy", "lossless"})
  void answersAnyBytesWithAFrameOrARefusal(String format) throws IOException {
    byte[] whole =
        switch (format) {
          case "lossy" -> Base64.getDecoder().decode(LOSSY);
          case "lossless" -> Base64.getDecoder().decode(LOSSLESS);
          default -> encoded(noise(), format);
        };
    java.util.Random random = new java.util.Random(2);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int k = 0; k < 1 + i % 20; k++) {
        damaged[2 + random.nextInt(Math.min(i % 2 == 0 ? 600 : whole.length, whole.length) - 2)] =
            (byte) random.nextInt();
      }
      try {
        Frame frame = ImageDoor.decode(damaged);
        assertTrue(frame.width() <= PhotoFile.LONGEST_SIDE);
      } catch (UnreadableImage refused) {
        assertTrue(refused.getMessage().length() > 0);
      }
    }
  }
}
