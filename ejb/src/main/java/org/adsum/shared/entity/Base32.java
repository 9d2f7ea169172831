package org.adsum.shared.entity;

import java.util.Locale;

/**
 * Douglas Crockford's base 32: no I, L, O, U, so that a person can read a code off a wall and type
 * it. All symbols are in the QR code's alphanumeric set.
 */
public final class Base32 {
  /** The 32 symbols in the order of their values. */
  public static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Base32() {}

  /**
   * Encodes five bits a symbol, most significant first; a last incomplete group is filled with zero
   * bits.
   */
  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(SYMBOLS.charAt((buffer >>> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(SYMBOLS.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }

  /** What a person meant: upper case, without blanks and hyphens, O as 0, I and L as 1. */
  public static String normalise(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }
}
