package org.adsum.face;

/**
 * What a JPEG says of itself before it is decoded.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param components 1 for grey, 3 for colour
 * @param orientation the EXIF orientation, 1 when there is none
 */
record JpegHeader(int width, int height, int components, int orientation) {
  private static final int APP1 = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final int EXIF_ORIENTATION = 0x0112;

  /**
   * Reads the markers up to the first scan.
   *
   * @throws UnreadableImage when the bytes are no JPEG or end before the frame header
   */
  static JpegHeader of(byte[] jpeg) throws UnreadableImage {
    if (jpeg.length < 4 || u16(jpeg, 0) != 0xFFD8) {
      throw new UnreadableImage("not a JPEG");
    }
    int orientation = 1;
    int at = 2;
    while (at + 4 <= jpeg.length) {
      if ((jpeg[at] & 0xFF) != 0xFF) {
        throw new UnreadableImage("no marker where one must be");
      }
      int marker = jpeg[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      int length = u16(jpeg, at + 2);
      int end = at + 2 + length;
      if (length < 2 || end > jpeg.length || marker == START_OF_SCAN) {
        break;
      }
      if (isFrameHeader(marker)) {
        if (length < 8) {
          break;
        }
        return new JpegHeader(
            u16(jpeg, at + 7), u16(jpeg, at + 5), jpeg[at + 9] & 0xFF, orientation);
      }
      if (marker == APP1) {
        orientation = orientation(jpeg, at + 4, end, orientation);
      }
      at = end;
    }
    throw new UnreadableImage("no frame header");
  }

  /** C0 to CF hold the frame headers, but for the Huffman (C4), JPG (C8) and coding (CC) tables. */
  private static boolean isFrameHeader(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static int orientation(byte[] jpeg, int from, int end, int before) {
    int tiff = from + 6;
    if (tiff + 8 > end || jpeg[from] != 'E' || jpeg[from + 1] != 'x' || jpeg[from + 4] != 0) {
      return before;
    }
    boolean little = jpeg[tiff] == 'I';
    long directory = tiff + number(jpeg, tiff + 4, 4, little);
    if (directory < tiff || directory + 2 > end) {
      return before;
    }
    long count = number(jpeg, (int) directory, 2, little);
    for (long entry = directory + 2; count > 0 && entry + 12 <= end; entry += 12, count--) {
      if (number(jpeg, (int) entry, 2, little) == EXIF_ORIENTATION) {
        return (int) number(jpeg, (int) entry + 8, 2, little);
      }
    }
    return before;
  }

  private static long number(byte[] bytes, int at, int length, boolean little) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes[little ? at + length - 1 - i : at + i] & 0xFF;
    }
    return value;
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
