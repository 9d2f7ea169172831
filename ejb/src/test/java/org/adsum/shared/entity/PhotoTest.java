package org.adsum.shared.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.junit.jupiter.api.Test;

class PhotoTest {

  @Test
  void aWholeJpegPassesWithItsSize() throws IOException {
    Photo photo = Photo.of(image("jpg", 320, 240));
    assertEquals(320, photo.width());
    assertEquals(240, photo.height());
  }

  @Test
  void paddingAfterTheEndIsTolerated() throws IOException {
    byte[] jpeg = image("jpg", 320, 240);
    assertEquals(320, Photo.of(Arrays.copyOf(jpeg, jpeg.length + 16)).width());
  }

  @Test
  void aWholePngPassesWhateverItsName() throws IOException {
    assertEquals(320, Photo.of(image("png", 320, 240)).width());
  }

  @Test
  void whatIsNoPhotoIsRefused() throws IOException {
    assertRefused(ProblemCode.PHOTO_FORMAT, image("gif", 320, 240));
    assertRefused(ProblemCode.PHOTO_FORMAT, "I am a face.jpg".getBytes(StandardCharsets.UTF_8));
    assertRefused(ProblemCode.PHOTO_FORMAT, new byte[0]);
  }

  @Test
  void aTruncatedJpegIsDamaged() throws IOException {
    byte[] jpeg = image("jpg", 320, 240);
    assertRefused(ProblemCode.PHOTO_DAMAGED, Arrays.copyOf(jpeg, jpeg.length / 2));
    assertRefused(ProblemCode.PHOTO_DAMAGED, Arrays.copyOf(jpeg, 8));
  }

  @Test
  void aHugePictureIsRefusedBeforeAnyPixelIsDecoded() throws IOException {
    assertRefused(ProblemCode.PHOTO_TOO_LARGE, withStatedSize(20_000, 20_000));
    assertRefused(ProblemCode.PHOTO_TOO_LARGE, withStatedSize(5_000, 5_000));
    assertRefused(ProblemCode.PHOTO_TOO_LARGE, new byte[Photo.MOST_BYTES + 1]);
  }

  @Test
  void aTinyPictureIsOfNoUse() throws IOException {
    assertRefused(ProblemCode.PHOTO_DAMAGED, image("jpg", 16, 16));
  }

  /** Any bytes end in a photo or in a problem, never in another exception or a loop. */
  @Test
  void noiseAfterAJpegHeadIsRefusedCleanly() throws IOException {
    Random random = new Random(42);
    byte[] good = image("jpg", 320, 240);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = good.clone();
      for (int i = 0; i < 8; i++) {
        bytes[2 + random.nextInt(300)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(bytes, 2 + random.nextInt(bytes.length - 2));
      try {
        Photo.of(round % 2 == 0 ? bytes : cut);
      } catch (Problem expected) {
        assertEquals("photo", expected.code().code().substring(0, 5));
      }
    }
  }

  private static void assertRefused(ProblemCode code, byte[] bytes) {
    assertEquals(code, assertThrows(Problem.class, () -> Photo.of(bytes)).code());
  }

  /** A small JPEG whose header claims another size: what a decompression bomb looks like. */
  private static byte[] withStatedSize(int width, int height) throws IOException {
    byte[] jpeg = image("jpg", 320, 240);
    for (int i = 2; i < jpeg.length - 9; i++) {
      if ((jpeg[i] & 0xff) == 0xFF && (jpeg[i + 1] & 0xff) == 0xC0) {
        jpeg[i + 5] = (byte) (height >> 8);
        jpeg[i + 6] = (byte) height;
        jpeg[i + 7] = (byte) (width >> 8);
        jpeg[i + 8] = (byte) width;
        return jpeg;
      }
    }
    throw new IllegalStateException("no start of frame");
  }

  private static byte[] image(String format, int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }
}
