package org.adsum.shared.entity.photo;

import java.io.ByteArrayOutputStream;
import org.adsum.shared.entity.photo.PhotoRefused.Reason;

/** Walks a JPEG from marker to marker (ITU-T T.81, annex B), through all of its scans. */
final class JpegStructure {
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COMMENT = 0xFE;

  /** A decoder goes over the whole picture once a scan, however few bytes the scan has. */
  private static final int MOST_SCANS = 64;

  private static final long MOST_SCANNED_PIXELS = 160_000_000;

  /** Version 1.1, no thumbnail: says that three colours are YCbCr. */
  private static final byte[] PLAIN_JFIF = {
    (byte) 0xFF, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  private final Bytes bytes;
  private final ByteArrayOutputStream essence;
  private int width;
  private int height;
  private int orientation = 1;
  private int scans;

  JpegStructure(Bytes bytes) {
    this.bytes = bytes;
    this.essence = new ByteArrayOutputStream(bytes.length());
  }

  PhotoFile read() throws PhotoRefused {
    essence.write(0xFF);
    essence.write(START_OF_IMAGE);
    int at = 2;
    while (true) {
      if (bytes.u8(at) != 0xFF) {
        throw PhotoRefused.damaged("no marker where one must be");
      }
      int marker = bytes.u8(at + 1);
      if (marker == 0xFF) {
        at++;
        continue;
      }
      if (marker == END_OF_IMAGE) {
        return end(at + 2);
      }
      if (!hasLength(marker)) {
        throw PhotoRefused.damaged("a marker that does not belong there");
      }
      int length = bytes.u16(at + 2);
      if (length < 2) {
        throw PhotoRefused.damaged("a segment without length");
      }
      Bytes segment = bytes.part(at, 2 + length);
      take(marker, segment);
      at += segment.length();
      if (marker == START_OF_SCAN) {
        int next = endOfScan(at);
        keep(bytes.part(at, next - at));
        at = next;
      }
    }
  }

  /** All but the markers that stand alone: start, end, restarts and TEM. */
  private static boolean hasLength(int marker) {
    return marker >= 0xC0 && !(marker >= 0xD0 && marker <= END_OF_IMAGE);
  }

  private void take(int marker, Bytes segment) throws PhotoRefused {
    if (marker == START_OF_SCAN) {
      countScan();
      keep(segment);
    } else if (isFrame(marker)) {
      frame(marker, segment);
      keep(segment);
    } else if (marker == APP0 && segment.part(4, segment.length() - 4).startsWith("JFIF\0")) {
      essence.writeBytes(PLAIN_JFIF);
    } else if (marker == APP1) {
      Bytes content = segment.part(4, segment.length() - 4);
      if (content.startsWith("Exif\0\0")) {
        orientation = Exif.orientation(content.part(6, content.length() - 6));
      }
    } else if (marker == APP14 || !isApplication(marker) && marker != COMMENT) {
      keep(segment);
    }
  }

  private static boolean isApplication(int marker) {
    return marker >= APP0 && marker <= APP15;
  }

  /** C0 to CF hold the frame headers, but for the Huffman (C4), JPG (C8) and coding (CC) tables. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void frame(int marker, Bytes segment) throws PhotoRefused {
    if (width > 0) {
      throw PhotoRefused.damaged("two frame headers");
    }
    int components = segment.u8(9);
    boolean huffman = marker <= 0xC2;
    if (!huffman || segment.u8(4) != 8 || components != 1 && components != 3) {
      throw new PhotoRefused(Reason.FORMAT, "a kind of JPEG that is not taken");
    }
    PhotoFile.requireSize(segment.u16(7), segment.u16(5), 3);
    width = segment.u16(7);
    height = segment.u16(5);
  }

  private void countScan() throws PhotoRefused {
    if (width == 0) {
      throw PhotoRefused.damaged("a scan before the frame header");
    }
    scans++;
    if (scans > MOST_SCANS || (long) width * height * scans > MOST_SCANNED_PIXELS) {
      throw new PhotoRefused(Reason.TOO_LARGE, "too many scans");
    }
  }

  /** Where the marker after a scan's data stands; FF 00 and restart markers belong to the data. */
  private int endOfScan(int from) throws PhotoRefused {
    byte[] all = bytes.all();
    for (int at = bytes.from() + from; at + 1 < bytes.to(); at++) {
      if (all[at] == (byte) 0xFF) {
        int next = all[at + 1] & 0xFF;
        if (next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
          return at - bytes.from();
        }
      }
    }
    throw PhotoRefused.damaged("ends within a scan");
  }

  private PhotoFile end(int after) throws PhotoRefused {
    if (scans == 0) {
      throw PhotoRefused.damaged("ends before the picture");
    }
    if (!bytes.onlyPaddingFrom(after)) {
      throw new PhotoRefused(Reason.NOT_PLAIN, "something follows the picture");
    }
    essence.write(0xFF);
    essence.write(END_OF_IMAGE);
    return new PhotoFile(PhotoFile.Format.JPEG, width, height, orientation, essence.toByteArray());
  }

  private void keep(Bytes part) {
    essence.write(part.all(), part.from(), part.length());
  }
}
