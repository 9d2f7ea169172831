package org.adsum.shared.entity;

import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/**
 * The bytes of one JPEG photo that is safe to decode: it is a JPEG by its structure and not by its
 * name, it is whole, and its stated size is within limits. Only markers are read (ITU-T T.81, annex
 * B); no pixel is decoded.
 *
 * @param bytes the file as it came
 * @param width pixels, at most {@link #LONGEST_SIDE}
 * @param height pixels, at most {@link #LONGEST_SIDE}
 */
public record Photo(byte[] bytes, int width, int height) {
  /** Pixels on the longer side. */
  public static final int LONGEST_SIDE = 6000;

  /** Pixels in all: 16 million. */
  public static final int MOST_PIXELS = 16_000_000;

  /** Bytes of one photo: 3 MB. */
  public static final int MOST_BYTES = 3_000_000;

  private static final int SHORTEST_SIDE = 64;

  /**
   * Checks the bytes.
   *
   * @throws Problem photo-not-jpeg, photo-damaged or photo-too-large
   */
  public static Photo of(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new Problem(ProblemCode.PHOTO_TOO_LARGE);
    }
    if (bytes.length < 4 || unsigned(bytes, 0) != 0xFFD8 || at(bytes, 2) != 0xFF) {
      throw new Problem(ProblemCode.PHOTO_NOT_JPEG);
    }
    int[] size = frameSize(bytes);
    if (size[0] > LONGEST_SIDE
        || size[1] > LONGEST_SIDE
        || (long) size[0] * size[1] > MOST_PIXELS) {
      throw new Problem(ProblemCode.PHOTO_TOO_LARGE);
    }
    if (size[0] < SHORTEST_SIDE || size[1] < SHORTEST_SIDE || !ends(bytes)) {
      throw new Problem(ProblemCode.PHOTO_DAMAGED);
    }
    return new Photo(bytes, size[0], size[1]);
  }

  /** Width and height from the first start-of-frame segment before the first scan. */
  private static int[] frameSize(byte[] bytes) {
    int at = 2;
    while (at + 9 < bytes.length) {
      if (at(bytes, at) != 0xFF) {
        throw new Problem(ProblemCode.PHOTO_DAMAGED);
      }
      int marker = at(bytes, at + 1);
      if (marker == 0xFF) {
        at++;
        continue;
      }
      if (isStartOfFrame(marker)) {
        return new int[] {unsigned(bytes, at + 7), unsigned(bytes, at + 5)};
      }
      if (marker == 0xDA || marker == 0xD9) {
        break;
      }
      int length = unsigned(bytes, at + 2);
      if (length < 2) {
        break;
      }
      at += 2 + length;
    }
    throw new Problem(ProblemCode.PHOTO_DAMAGED);
  }

  private static boolean isStartOfFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** A whole file ends with EOI; some cameras pad it. */
  private static boolean ends(byte[] bytes) {
    int last = bytes.length - 1;
    while (last > 1 && (bytes[last] == 0 || bytes[last] == '\n' || bytes[last] == '\r')) {
      last--;
    }
    return unsigned(bytes, last - 1) == 0xFFD9;
  }

  private static int at(byte[] bytes, int index) {
    return bytes[index] & 0xff;
  }

  private static int unsigned(byte[] bytes, int index) {
    return at(bytes, index) << 8 | at(bytes, index + 1);
  }
}
