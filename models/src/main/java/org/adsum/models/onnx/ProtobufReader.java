package org.adsum.models.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks the fields of one protobuf message, in place; checks that none leaves it. Only what an ONNX
 * file needs: varints, fixed numbers (passed over) and length-delimited fields.
 */
final class ProtobufReader {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int field;
  private int wireType;
  private long number;
  private int from;

  /**
   * @param end one behind the message's last byte
   */
  ProtobufReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  ProtobufReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /**
   * Goes to the next field; false when there is none.
   *
   * @throws IllegalArgumentException when the bytes are not a well-formed message
   */
  boolean next() {
    if (at >= end) {
      return false;
    }
    long key = varint();
    field = (int) (key >>> 3);
    wireType = (int) (key & 7);
    switch (wireType) {
      case 0 -> number = varint();
      case 1 -> at += 8;
      case 2 -> {
        long length = varint();
        if (length < 0 || length > end - at) {
          throw damaged("field " + field);
        }
        from = at;
        at += (int) length;
      }
      case 5 -> at += 4;
      default -> throw damaged("wire type " + wireType);
    }
    if (at > end) {
      throw damaged("field " + field);
    }
    return true;
  }

  /** Whether this is the field of that number, and length-delimited. */
  boolean isBytes(int wanted) {
    return field == wanted && wireType == 2;
  }

  /** Whether this is the field of that number, and a varint. */
  boolean isNumber(int wanted) {
    return field == wanted && wireType == 0;
  }

  int field() {
    return field;
  }

  long number() {
    return number;
  }

  /** Where the value of a length-delimited field begins. */
  int from() {
    return from;
  }

  /** One behind its last byte. */
  int to() {
    return at;
  }

  /** A copy of a length-delimited field's value. */
  byte[] value() {
    return Arrays.copyOfRange(bytes, from, at);
  }

  String text() {
    return new String(bytes, from, at - from, StandardCharsets.UTF_8);
  }

  /** The message in a length-delimited field. */
  ProtobufReader message() {
    return new ProtobufReader(bytes, from, at);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw damaged("varint");
      }
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged("varint");
  }

  private static IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException("The ONNX file is damaged: a " + what + " is malformed");
  }
}
