package org.adsum.shared.entity.photo;

/** The one thing that is read from Exif: which way up the picture is (Exif 2.32, tag 0112). */
final class Exif {
  private static final int ORIENTATION = 0x0112;

  private Exif() {}

  /**
   * @param tiff from the TIFF header on
   * @return 1 to 8; 1 when nothing usable is said, as the picture itself is not harmed by that
   */
  static int orientation(Bytes tiff) {
    try {
      boolean little = tiff.u8(0) == 'I';
      long directory = number(tiff, 4, 4, little);
      if (directory > tiff.length()) {
        return 1;
      }
      int at = (int) directory;
      long entries = number(tiff, at, 2, little);
      for (at += 2; entries > 0; entries--, at += 12) {
        if (number(tiff, at, 2, little) == ORIENTATION) {
          int said = (int) number(tiff, at + 8, 2, little);
          return said >= 1 && said <= 8 ? said : 1;
        }
      }
      return 1;
    } catch (PhotoRefused truncated) {
      return 1;
    }
  }

  private static long number(Bytes bytes, int at, int length, boolean little) throws PhotoRefused {
    if (little) {
      return bytes.little(at, length);
    }
    return length == 2 ? bytes.u16(at) : bytes.u32(at);
  }
}
