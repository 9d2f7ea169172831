package org.adsum.shared.entity.photo;

/**
 * What a photo's file says of itself, and the picture alone.
 *
 * @param format told by the bytes
 * @param width pixels as stored, before it is turned
 * @param height pixels as stored
 * @param orientation 1 to 8 as in Exif; 1 when the file says nothing
 * @param essence a file of the same format with the picture alone, for a decoder
 */
public record PhotoFile(Format format, int width, int height, int orientation, byte[] essence) {
  /** Pixels on the longer side. */
  public static final int LONGEST_SIDE = 6000;

  /** Pixels in all: 16 million. */
  public static final int MOST_PIXELS = 16_000_000;

  /** Bytes that the decoded picture may take: 64 MB. */
  public static final int MOST_DECODED_BYTES = 64_000_000;

  /** The formats that are taken. */
  public enum Format {
    JPEG,
    PNG,
    WEBP
  }

  /**
   * Reads the structure; no pixel is decoded.
   *
   * @throws PhotoRefused when the bytes are not one whole, plain photo within the limits
   */
  public static PhotoFile read(byte[] file) throws PhotoRefused {
    Bytes bytes = new Bytes(file);
    if (bytes.startsWith(0xFF, 0xD8, 0xFF)) {
      return new JpegStructure(bytes).read();
    }
    if (PngStructure.begins(bytes)) {
      return new PngStructure(bytes).read();
    }
    if (WebpStructure.begins(bytes)) {
      return new WebpStructure(bytes).read();
    }
    throw new PhotoRefused(PhotoRefused.Reason.FORMAT, "neither JPEG, PNG nor WebP");
  }

  /**
   * Holds the limits, before anything is allocated.
   *
   * @param bytesPerPixel of the decoded picture
   */
  static void requireSize(long width, long height, int bytesPerPixel) throws PhotoRefused {
    if (width < 1 || height < 1) {
      throw PhotoRefused.damaged("no pixels");
    }
    if (width > LONGEST_SIDE
        || height > LONGEST_SIDE
        || width * height > MOST_PIXELS
        || width * height * bytesPerPixel > MOST_DECODED_BYTES) {
      throw new PhotoRefused(PhotoRefused.Reason.TOO_LARGE, "too many pixels");
    }
  }

  /** A face is in it: not for logs. */
  @Override
  public String toString() {
    return "PhotoFile[" + format + " " + width + "x" + height + "]";
  }
}
