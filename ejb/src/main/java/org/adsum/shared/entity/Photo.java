package org.adsum.shared.entity;

import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.photo.PhotoFile;
import org.adsum.shared.entity.photo.PhotoRefused;

/**
 * The bytes of one photo that is safe to decode: JPEG, PNG or WebP by its structure and not by its
 * name, whole, one picture and nothing else, and within limits ({@link PhotoFile}). No pixel is
 * decoded.
 *
 * @param bytes the file as it came
 * @param width pixels, at most {@link PhotoFile#LONGEST_SIDE}
 * @param height pixels, at most {@link PhotoFile#LONGEST_SIDE}
 */
public record Photo(byte[] bytes, int width, int height) {
  /** Bytes of one photo: 3 MB. */
  public static final int MOST_BYTES = 3_000_000;

  private static final int SHORTEST_SIDE = 64;

  /**
   * Checks the bytes.
   *
   * @throws Problem photo-format, photo-damaged, photo-not-plain or photo-too-large
   */
  public static Photo of(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new Problem(ProblemCode.PHOTO_TOO_LARGE);
    }
    try {
      PhotoFile file = PhotoFile.read(bytes);
      if (file.width() < SHORTEST_SIDE || file.height() < SHORTEST_SIDE) {
        throw new Problem(ProblemCode.PHOTO_DAMAGED);
      }
      return new Photo(bytes, file.width(), file.height());
    } catch (PhotoRefused refused) {
      throw new Problem(
          switch (refused.reason()) {
            case FORMAT -> ProblemCode.PHOTO_FORMAT;
            case DAMAGED -> ProblemCode.PHOTO_DAMAGED;
            case TOO_LARGE -> ProblemCode.PHOTO_TOO_LARGE;
            case NOT_PLAIN -> ProblemCode.PHOTO_NOT_PLAIN;
          });
    }
  }
}
