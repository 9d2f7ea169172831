package org.adsum.shared.entity.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.adsum.shared.entity.photo.PhotoRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFileTest {
  private static final byte[] ZIP = "PK\3\4 a second file".getBytes(StandardCharsets.ISO_8859_1);

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void theEssenceIsTheSamePicture(String format) throws Exception {
    byte[] file = image(format);
    PhotoFile photo = PhotoFile.read(file);
    assertEquals(80, photo.width());
    assertEquals(70, photo.height());
    BufferedImage whole = ImageIO.read(new ByteArrayInputStream(file));
    BufferedImage essence = ImageIO.read(new ByteArrayInputStream(photo.essence()));
    assertEquals(whole.getRGB(40, 35), essence.getRGB(40, 35));
  }

  @Test
  void commentsAndProfilesDoNotReachTheDecoder() throws Exception {
    byte[] secret = "a comment that nobody needs".getBytes(StandardCharsets.ISO_8859_1);
    byte[] jpeg = withSegment(image("jpg"), 0xFE, secret);
    jpeg = withSegment(jpeg, 0xE2, "ICC_PROFILE and more".getBytes(StandardCharsets.ISO_8859_1));
    String essence = new String(PhotoFile.read(jpeg).essence(), StandardCharsets.ISO_8859_1);
    assertFalse(essence.contains("nobody"));
    assertFalse(essence.contains("ICC"));
    byte[] png = withChunk(image("png"), "tEXt", secret);
    assertFalse(
        new String(PhotoFile.read(png).essence(), StandardCharsets.ISO_8859_1).contains("nobody"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void aFileThatIsTwoThingsIsRefused(String format) throws IOException {
    assertRefused(Reason.NOT_PLAIN, joined(image(format), ZIP));
    assertRefused(Reason.NOT_PLAIN, joined(image(format), image(format)));
    assertRefused(Reason.NOT_PLAIN, joined(webp(lossless(80, 70)), ZIP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void everyPrefixOfAPhotoIsDamaged(String format) throws IOException {
    byte[] file = image(format);
    for (int length = 12; length < file.length; length += 7) {
      assertRefused(Reason.DAMAGED, Arrays.copyOf(file, length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"acTL", "fcTL", "fdAT"})
  void anAnimatedPngIsRefused(String chunk) throws IOException {
    assertRefused(Reason.NOT_PLAIN, withChunk(image("png"), chunk, new byte[8]));
  }

  @Test
  void anAnimatedWebpIsRefused() {
    assertRefused(Reason.NOT_PLAIN, webp(extended(2, 80, 70), lossless(80, 70)));
    assertRefused(Reason.NOT_PLAIN, webp(extended(0, 80, 70), riff("ANIM", new byte[6])));
    assertRefused(Reason.NOT_PLAIN, webp(lossless(80, 70), lossless(80, 70)));
  }

  @Test
  void aWebpTellsItsSizeAndItsOrientation() throws Exception {
    PhotoFile photo =
        PhotoFile.read(webp(extended(8, 80, 70), lossless(80, 70), riff("EXIF", exif(6))));
    assertEquals(80, photo.width());
    assertEquals(70, photo.height());
    assertEquals(6, photo.orientation());
    assertEquals(PhotoFile.Format.WEBP, photo.format());
  }

  @Test
  void aPngTellsItsOrientation() throws Exception {
    assertEquals(8, PhotoFile.read(withChunk(image("png"), "eXIf", exif(8))).orientation());
    assertEquals(1, PhotoFile.read(withChunk(image("png"), "eXIf", exif(9))).orientation());
    assertEquals(1, PhotoFile.read(withChunk(image("png"), "eXIf", new byte[3])).orientation());
  }

  @Test
  void aHugeClaimIsRefusedWhateverTheFormat() throws IOException {
    assertRefused(Reason.TOO_LARGE, webp(lossless(16_384, 16_384)));
    assertRefused(Reason.TOO_LARGE, webp(riff("VP8 ", lossy(16_383, 16_383))));
    assertRefused(Reason.TOO_LARGE, pngOf(60_000, 60_000, 8, 2));
    // Eight bytes a pixel: fewer pixels fit.
    assertRefused(Reason.TOO_LARGE, pngOf(4_000, 4_000, 16, 6));
  }

  @Test
  void picturesForPrintingAndOtherKindsOfJpegAreRefusedByName() throws IOException {
    byte[] jpeg = image("jpg");
    int frame = frameHeader(jpeg);
    byte[] cmyk = jpeg.clone();
    cmyk[frame + 9] = 4;
    assertRefused(Reason.FORMAT, cmyk);
    byte[] twelveBits = jpeg.clone();
    twelveBits[frame + 4] = 12;
    assertRefused(Reason.FORMAT, twelveBits);
    byte[] arithmetic = jpeg.clone();
    arithmetic[frame + 1] = (byte) 0xC9;
    assertRefused(Reason.FORMAT, arithmetic);
  }

  @Test
  void moreScansThanAPhotoNeedsAreRefused() throws IOException {
    byte[] jpeg = image("jpg");
    int scan = 2;
    while ((jpeg[scan + 1] & 0xFF) != 0xDA) {
      scan += 2 + ((jpeg[scan + 2] & 0xFF) << 8 | jpeg[scan + 3] & 0xFF);
    }
    byte[] head = Arrays.copyOf(jpeg, scan);
    byte[] oneScan = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.writeBytes(head);
    for (int i = 0; i < 65; i++) {
      bomb.writeBytes(oneScan);
    }
    bomb.write(0xFF);
    bomb.write(0xD9);
    assertRefused(Reason.TOO_LARGE, bomb.toByteArray());
  }

  @Test
  void aPngWithAWrongChecksumIsDamaged() throws IOException {
    byte[] png = image("png");
    png[png.length - 1] ^= 1;
    assertRefused(Reason.DAMAGED, png);
  }

  private static void assertRefused(Reason reason, byte[] file) {
    PhotoRefused refused = assertThrows(PhotoRefused.class, () -> PhotoFile.read(file));
    assertEquals(reason, refused.reason(), refused.getMessage());
    assertNotNull(refused.getMessage());
  }

  private static byte[] image(String format) throws IOException {
    BufferedImage image = new BufferedImage(80, 70, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 80 * 70; i++) {
      image.setRGB(i % 80, i / 80, i * 7919);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static int frameHeader(byte[] jpeg) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xC0) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
    }
    return at;
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer result = ByteBuffer.allocate(jpeg.length + content.length + 4);
    result.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) marker);
    result.putShort((short) (content.length + 2)).put(content);
    return result.put(jpeg, 2, jpeg.length - 2).array();
  }

  private static byte[] withChunk(byte[] png, String name, byte[] content) {
    int afterHeader = 8 + 25;
    ByteBuffer result = ByteBuffer.allocate(png.length + content.length + 12);
    result.put(png, 0, afterHeader).put(chunk(name, content));
    return result.put(png, afterHeader, png.length - afterHeader).array();
  }

  private static byte[] chunk(String name, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(content.length + 12).putInt(content.length);
    chunk.put(name.getBytes(StandardCharsets.US_ASCII)).put(content);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, content.length + 4);
    return chunk.putInt((int) crc.getValue()).array();
  }

  private static byte[] pngOf(int width, int height, int depth, int type) {
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).array();
    header[8] = (byte) depth;
    header[9] = (byte) type;
    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    return joined(signature, joined(chunk("IHDR", header), chunk("IEND", new byte[0])));
  }

  private static byte[] exif(int orientation) {
    return ByteBuffer.allocate(26)
        .put("MM".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }

  private static byte[] webp(byte[]... chunks) {
    byte[] body = new byte[0];
    for (byte[] chunk : chunks) {
      body = joined(body, chunk);
    }
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + body.length);
    head.put("WEBP".getBytes(StandardCharsets.US_ASCII));
    return joined(head.array(), body);
  }

  private static byte[] riff(String name, byte[] content) {
    int padded = content.length + (content.length & 1);
    return ByteBuffer.allocate(8 + padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] extended(int flags, int width, int height) {
    ByteBuffer content = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
    content.putShort((short) (width - 1)).put((byte) 0).putShort((short) (height - 1));
    return riff("VP8X", content.array());
  }

  private static byte[] lossless(int width, int height) {
    ByteBuffer content = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x2F);
    content.putInt(width - 1 | height - 1 << 14);
    return riff("VP8L", content.array());
  }

  private static byte[] lossy(int width, int height) {
    byte[] start = {0, 0, 0, (byte) 0x9D, 0x01, 0x2A};
    return ByteBuffer.allocate(10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(start)
        .putShort((short) width)
        .putShort((short) height)
        .array();
  }
}
