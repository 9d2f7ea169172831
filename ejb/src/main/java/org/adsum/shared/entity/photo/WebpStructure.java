package org.adsum.shared.entity.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.adsum.shared.entity.photo.PhotoRefused.Reason;

/** Walks a WebP chunk by chunk (RFC 9649). */
final class WebpStructure {
  private static final int HEADER = 12;
  private static final int ANIMATION_FLAG = 0x02;
  private static final int LOSSLESS_SIGNATURE = 0x2F;

  /** The decoder holds the picture as integers with alpha. */
  private static final int BYTES_PER_PIXEL = 4;

  private static final Set<String> LEFT_OUT = Set.of("ICCP", "ALPH", "XMP ");

  private final Bytes bytes;
  private long canvasWidth;
  private long canvasHeight;
  private int width;
  private int height;
  private int orientation = 1;
  private Bytes picture;

  WebpStructure(Bytes bytes) {
    this.bytes = bytes;
  }

  static boolean begins(Bytes bytes) {
    try {
      return bytes.startsWith("RIFF") && bytes.name(8).equals("WEBP");
    } catch (PhotoRefused tooShort) {
      return false;
    }
  }

  PhotoFile read() throws PhotoRefused {
    long end = 8 + bytes.little(4, 4);
    if (end > bytes.length()) {
      throw PhotoRefused.damaged("ends too early");
    }
    if (!bytes.onlyPaddingFrom((int) end)) {
      throw new PhotoRefused(Reason.NOT_PLAIN, "something follows the picture");
    }
    int at = HEADER;
    while (at < end) {
      long length = bytes.little(at + 4, 4);
      if (length > end - at - 8) {
        throw PhotoRefused.damaged("a chunk longer than the file");
      }
      int padded = 8 + (int) length + (int) (length & 1);
      take(at, bytes.name(at), bytes.part(at + 8, (int) length));
      at += padded;
    }
    return end();
  }

  private void take(int at, String name, Bytes content) throws PhotoRefused {
    switch (name) {
      case "VP8X" -> {
        if (at != HEADER) {
          throw PhotoRefused.damaged("a header that is not first");
        }
        if ((content.u8(0) & ANIMATION_FLAG) != 0) {
          throw new PhotoRefused(Reason.NOT_PLAIN, "an animation");
        }
        canvasWidth = content.little(4, 3) + 1;
        canvasHeight = content.little(7, 3) + 1;
      }
      case "VP8 " -> {
        lossy(content);
        picture = only(at, content);
      }
      case "VP8L" -> {
        lossless(content);
        picture = only(at, content);
      }
      case "EXIF" -> {
        // Some writers repeat JPEG's introduction here.
        int skip = content.startsWith("Exif\0\0") ? 6 : 0;
        orientation = Exif.orientation(content.part(skip, content.length() - skip));
      }
      case "ANIM", "ANMF" -> throw new PhotoRefused(Reason.NOT_PLAIN, "an animation");
      default -> {
        if (!LEFT_OUT.contains(name)) {
          throw new PhotoRefused(Reason.NOT_PLAIN, "an unknown part");
        }
      }
    }
  }

  private Bytes only(int at, Bytes content) throws PhotoRefused {
    if (picture != null) {
      throw new PhotoRefused(Reason.NOT_PLAIN, "two pictures");
    }
    return bytes.part(at, 8 + content.length());
  }

  /** RFC 6386, section 9.1: a key frame that is shown, its start code, then 14 bits a side. */
  private void lossy(Bytes content) throws PhotoRefused {
    boolean keyFrame = (content.u8(0) & 1) == 0;
    if (!keyFrame || content.u8(3) != 0x9D || content.u8(4) != 0x01 || content.u8(5) != 0x2A) {
      throw PhotoRefused.damaged("no key frame");
    }
    size(content.little(6, 2) & 0x3FFF, content.little(8, 2) & 0x3FFF);
  }

  /** RFC 9649, section 3.4: the signature, then 14 bits a side, each less one. */
  private void lossless(Bytes content) throws PhotoRefused {
    if (content.u8(0) != LOSSLESS_SIGNATURE) {
      throw PhotoRefused.damaged("no lossless picture");
    }
    long sides = content.little(1, 4);
    size((sides & 0x3FFF) + 1, (sides >> 14 & 0x3FFF) + 1);
  }

  private void size(long statedWidth, long statedHeight) throws PhotoRefused {
    PhotoFile.requireSize(statedWidth, statedHeight, BYTES_PER_PIXEL);
    width = (int) statedWidth;
    height = (int) statedHeight;
  }

  private PhotoFile end() throws PhotoRefused {
    if (picture == null) {
      throw PhotoRefused.damaged("no picture");
    }
    if (canvasWidth > 0 && (canvasWidth != width || canvasHeight != height)) {
      throw PhotoRefused.damaged("the picture does not fill its canvas");
    }
    int padded = picture.length() + (picture.length() & 1);
    ByteBuffer essence = ByteBuffer.allocate(HEADER + padded).order(ByteOrder.LITTLE_ENDIAN);
    essence.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + padded);
    essence.put("WEBP".getBytes(StandardCharsets.US_ASCII));
    essence.put(picture.all(), picture.from(), picture.length());
    return new PhotoFile(PhotoFile.Format.WEBP, width, height, orientation, essence.array());
  }
}
