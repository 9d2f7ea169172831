package org.adsum.shared.entity.photo;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.adsum.shared.entity.photo.PhotoRefused.Reason;

/** Walks a PNG chunk by chunk (PNG specification, third edition). */
final class PngStructure {
  private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final Set<String> ANIMATION = Set.of("acTL", "fcTL", "fdAT");

  /** Channels of each colour type: grey, colour, palette, grey with alpha, colour with alpha. */
  private static final Map<Integer, Integer> CHANNELS = Map.of(0, 1, 2, 3, 3, 1, 4, 2, 6, 4);

  /** Depths that each colour type may have. */
  private static final Map<Integer, Set<Integer>> DEPTHS =
      Map.of(
          0, Set.of(1, 2, 4, 8, 16),
          2, Set.of(8, 16),
          3, Set.of(1, 2, 4, 8),
          4, Set.of(8, 16),
          6, Set.of(8, 16));

  private static final int HEADER_LENGTH = 13;
  private static final int PALETTE = 3;

  private final Bytes bytes;
  private final ByteArrayOutputStream essence;
  private int width;
  private int height;
  private int colourType;
  private int orientation = 1;
  private boolean palette;
  private boolean data;
  private boolean dataOver;

  PngStructure(Bytes bytes) {
    this.bytes = bytes;
    this.essence = new ByteArrayOutputStream(bytes.length());
  }

  static boolean begins(Bytes bytes) {
    return bytes.startsWith(SIGNATURE);
  }

  PhotoFile read() throws PhotoRefused {
    essence.write(bytes.all(), bytes.from(), SIGNATURE.length);
    int at = SIGNATURE.length;
    while (true) {
      long length = bytes.u32(at);
      if (length > bytes.length()) {
        throw PhotoRefused.damaged("a chunk longer than the file");
      }
      String name = bytes.name(at + 4);
      Bytes chunk = bytes.part(at, (int) length + 12);
      requireChecksum(chunk);
      take(name, chunk, chunk.part(8, (int) length));
      at += chunk.length();
      if (name.equals("IEND")) {
        return end(at);
      }
    }
  }

  private static void requireChecksum(Bytes chunk) throws PhotoRefused {
    CRC32 crc = new CRC32();
    crc.update(chunk.all(), chunk.from() + 4, chunk.length() - 8);
    if (crc.getValue() != chunk.u32(chunk.length() - 4)) {
      throw PhotoRefused.damaged("a chunk whose checksum is wrong");
    }
  }

  private void take(String name, Bytes chunk, Bytes content) throws PhotoRefused {
    if ((width == 0) != name.equals("IHDR")) {
      throw PhotoRefused.damaged("the header is not first, or not alone");
    }
    dataOver |= data && !name.equals("IDAT");
    switch (name) {
      case "IHDR" -> header(content);
      case "PLTE" -> palette = true;
      case "IDAT" -> {
        if (dataOver) {
          throw PhotoRefused.damaged("picture data in two places");
        }
        data = true;
      }
      case "IEND" -> {}
      case "eXIf" -> orientation = Exif.orientation(content);
      default -> {
        if (ANIMATION.contains(name)) {
          throw new PhotoRefused(Reason.NOT_PLAIN, "an animation");
        }
        if (Character.isUpperCase(name.charAt(0))) {
          throw PhotoRefused.damaged("an unknown chunk that must be understood");
        }
        return;
      }
    }
    if (Character.isUpperCase(name.charAt(0))) {
      essence.write(chunk.all(), chunk.from(), chunk.length());
    }
  }

  private void header(Bytes content) throws PhotoRefused {
    if (content.length() != HEADER_LENGTH) {
      throw PhotoRefused.damaged("a header of another length");
    }
    int depth = content.u8(8);
    colourType = content.u8(9);
    boolean known =
        DEPTHS.getOrDefault(colourType, Set.of()).contains(depth)
            && content.u8(10) == 0
            && content.u8(11) == 0
            && content.u8(12) <= 1;
    if (!known) {
      throw PhotoRefused.damaged("a header that means nothing");
    }
    int bytesPerPixel = CHANNELS.get(colourType) * (depth == 16 ? 2 : 1);
    PhotoFile.requireSize(content.u32(0), content.u32(4), bytesPerPixel);
    width = (int) content.u32(0);
    height = (int) content.u32(4);
  }

  private PhotoFile end(int after) throws PhotoRefused {
    if (!data || colourType == PALETTE && !palette) {
      throw PhotoRefused.damaged("ends before the picture");
    }
    if (!bytes.onlyPaddingFrom(after)) {
      throw new PhotoRefused(Reason.NOT_PLAIN, "something follows the picture");
    }
    return new PhotoFile(PhotoFile.Format.PNG, width, height, orientation, essence.toByteArray());
  }
}
