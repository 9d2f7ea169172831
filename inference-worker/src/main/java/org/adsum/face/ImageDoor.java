package org.adsum.face;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes a JPEG in memory.
 *
 * <p>The header is judged before a decoder or a pixel buffer exists, so an image that claims to be
 * huge costs nothing. EXIF orientation is honoured. Data that the decoder has to guess (truncated,
 * corrupt) is refused rather than filled with grey.
 */
final class ImageDoor {
  static final int LONGEST_SIDE = 4096;
  static final int MOST_PIXELS = 16_000_000;

  private ImageDoor() {}

  /**
   * @throws UnreadableImage when the bytes are not a whole grey or three-colour JPEG within limits
   */
  static Frame decode(byte[] jpeg) throws UnreadableImage {
    JpegHeader header = JpegHeader.of(jpeg);
    if (header.width() < 1
        || header.height() < 1
        || header.width() > LONGEST_SIDE
        || header.height() > LONGEST_SIDE
        || (long) header.width() * header.height() > MOST_PIXELS) {
      throw new UnreadableImage("dimensions out of limits");
    }
    if (header.components() != 1 && header.components() != 3) {
      throw new UnreadableImage("neither grey nor three colours");
    }
    return Frame.of(pixels(jpeg, header)).oriented(header.orientation());
  }

  private static BufferedImage pixels(byte[] jpeg, JpegHeader header) throws UnreadableImage {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!readers.hasNext()) {
      throw new IllegalStateException("This Java has no JPEG reader (module java.desktop)");
    }
    ImageReader reader = readers.next();
    // Held in memory: the default stream would put the frame into a temporary file.
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      boolean[] damaged = new boolean[1];
      reader.addIIOReadWarningListener((source, warning) -> damaged[0] |= isDamage(warning));
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      if (damaged[0]) {
        throw new UnreadableImage("truncated or corrupt");
      }
      if (image.getWidth() != header.width() || image.getHeight() != header.height()) {
        throw new UnreadableImage("the header and the image differ");
      }
      return image;
    } catch (IOException | RuntimeException e) {
      // The JDK's reader answers damaged files with many kinds of exceptions.
      throw new UnreadableImage("the decoder refused it", e);
    } finally {
      reader.dispose();
    }
  }

  private static boolean isDamage(String warning) {
    return warning.contains("Premature")
        || warning.contains("Truncated")
        || warning.contains("Corrupt");
  }
}
