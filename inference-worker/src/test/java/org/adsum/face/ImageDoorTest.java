package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDoorTest {
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

  @Test
  void refusesOtherFormats() throws IOException {
    byte[] png = encoded(halves(BufferedImage.TYPE_INT_RGB), "png");
    byte[] text = "this is not a photo".getBytes(StandardCharsets.US_ASCII);
    assertThrows(UnreadableImage.class, () -> ImageDoor.decode(png));
    assertThrows(UnreadableImage.class, () -> ImageDoor.decode(text));
    assertThrows(UnreadableImage.class, () -> ImageDoor.decode(new byte[0]));
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
  @CsvSource({"20000, 20000", "4097, 100", "100, 4097", "4096, 4000", "0, 10"})
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
    assertEquals("dimensions out of limits", refusal.getMessage());
  }

  @Test
  void answersAnyBytesWithAFrameOrARefusal() throws IOException {
    byte[] whole = encoded(noise(), "jpg");
    java.util.Random random = new java.util.Random(2);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int k = 0; k < 1 + i % 20; k++) {
        damaged[2 + random.nextInt(i % 2 == 0 ? 600 : damaged.length - 2)] =
            (byte) random.nextInt();
      }
      try {
        Frame frame = ImageDoor.decode(damaged);
        assertTrue(frame.width() <= ImageDoor.LONGEST_SIDE);
      } catch (UnreadableImage refused) {
        assertTrue(refused.getMessage().length() > 0);
      }
    }
  }
}
