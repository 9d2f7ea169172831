package org.adsum.face;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.adsum.shared.entity.photo.PhotoFile;
import org.adsum.shared.entity.photo.PhotoRefused;

/**
 * Decodes a photo in memory: the one place where foreign bytes meet a decoder.
 *
 * <p>The file's structure is judged first ({@link PhotoFile}), so an image that claims to be huge
 * costs nothing, and the decoder gets the picture without profiles, comments and thumbnails. It is
 * stopped when it takes too long. Exif's orientation is honoured. Data that the decoder has to
 * guess (truncated, corrupt) is refused rather than filled with grey.
 */
final class ImageDoor {
  private ImageDoor() {}

  /**
   * @throws UnreadableImage when the bytes are not one whole JPEG, PNG or WebP within the limits
   */
  static Frame decode(byte[] file) throws UnreadableImage {
    try {
      PhotoFile photo = PhotoFile.read(file);
      return Frame.of(pixels(photo)).oriented(photo.orientation());
    } catch (PhotoRefused refused) {
      throw new UnreadableImage(refused.getMessage());
    }
  }

  private static BufferedImage pixels(PhotoFile photo) throws UnreadableImage {
    ImageReader reader = reader(photo.format());
    try (DecoderInput in = new DecoderInput(photo.essence())) {
      DecoderWatch watch = DecoderWatch.over(reader);
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      watch.requireWhole();
      if (image.getWidth() != photo.width() || image.getHeight() != photo.height()) {
        throw new UnreadableImage("the header and the image differ");
      }
      return image;
    } catch (IOException | RuntimeException e) {
      // Readers answer damaged files with many kinds of exceptions.
      throw new UnreadableImage("the decoder refused it", e);
    } finally {
      reader.dispose();
    }
  }

  /** WebP's is not looked up but made: the JDK's registry would hold it beyond a redeployment. */
  private static ImageReader reader(PhotoFile.Format format) {
    return switch (format) {
      case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
      case PNG -> ImageIO.getImageReadersByFormatName("png").next();
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
    };
  }
}
