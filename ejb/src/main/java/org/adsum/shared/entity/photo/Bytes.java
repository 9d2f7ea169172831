package org.adsum.shared.entity.photo;

import java.nio.charset.StandardCharsets;

/** Bounded reading of a file in memory: whatever lies outside makes the photo damaged. */
record Bytes(byte[] all, int from, int to) {

  Bytes(byte[] all) {
    this(all, 0, all.length);
  }

  int length() {
    return to - from;
  }

  /** The part of {@code length} bytes from {@code at} on. */
  Bytes part(int at, int length) throws PhotoRefused {
    require(at, length);
    return new Bytes(all, from + at, from + at + length);
  }

  /** 0 to 255. */
  int u8(int at) throws PhotoRefused {
    require(at, 1);
    return all[from + at] & 0xFF;
  }

  /** Two bytes, the high one first. */
  int u16(int at) throws PhotoRefused {
    return u8(at) << 8 | u8(at + 1);
  }

  /** Four bytes, the high one first. */
  long u32(int at) throws PhotoRefused {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  /** {@code count} bytes, the low one first. */
  long little(int at, int count) throws PhotoRefused {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | u8(at + i);
    }
    return value;
  }

  /** Four bytes as Latin letters, as PNG and RIFF name their chunks. */
  String name(int at) throws PhotoRefused {
    require(at, 4);
    return new String(all, from + at, 4, StandardCharsets.ISO_8859_1);
  }

  boolean startsWith(int... values) {
    if (length() < values.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if ((all[from + i] & 0xFF) != values[i]) {
        return false;
      }
    }
    return true;
  }

  boolean startsWith(String text) {
    return startsWith(text.chars().toArray());
  }

  /** Whether nothing but zeros and line ends follows: some cameras pad their files. */
  boolean onlyPaddingFrom(int at) {
    for (int i = from + at; i < to; i++) {
      if (all[i] != 0 && all[i] != '\n' && all[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private void require(int at, int length) throws PhotoRefused {
    if (at < 0 || length < 0 || (long) at + length > length()) {
      throw PhotoRefused.damaged("ends too early");
    }
  }
}
