package org.adsum.provisioning.control;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/**
 * How a CSV file is written, found out by reading it once.
 *
 * @param charset UTF-8 or Windows-1252
 * @param mark bytes of the byte-order mark, 0 or 3
 * @param separator between the cells
 */
record CsvForm(Charset charset, int mark, char separator) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String SEPARATORS = ",;\t|";
  private static final int LOOKED_AT = 65_536;

  /**
   * Looks at a file.
   *
   * @param name for problems
   * @param encoding what a person says, or null
   * @param separator what a person says, or null
   * @throws Problem import-binary, import-encoding
   */
  static CsvForm of(Path file, String name, String encoding, String separator) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(LOOKED_AT);
    }
    if (isUtf16(start)) {
      throw new Problem(ProblemCode.IMPORT_ENCODING, name);
    }
    boolean marked =
        start.length >= 3
            && (start[0] & 255) == 0xEF
            && (start[1] & 255) == 0xBB
            && (start[2] & 255) == 0xBF;
    boolean utf8 = isUtf8(file, name);
    Charset charset = utf8 ? StandardCharsets.UTF_8 : WINDOWS;
    if (encoding != null) {
      charset = encoding.equalsIgnoreCase("utf-8") ? StandardCharsets.UTF_8 : WINDOWS;
      if (charset == StandardCharsets.UTF_8 && !utf8) {
        throw new Problem(ProblemCode.IMPORT_ENCODING, name);
      }
    }
    char by =
        separator == null || separator.isEmpty()
            ? separator(new String(start, charset))
            : separator.equals("tab") ? '\t' : separator.charAt(0);
    if (SEPARATORS.indexOf(by) < 0) {
      throw new Problem(ProblemCode.INVALID_INPUT, "separator", "must be one of , ; | tab");
    }
    return new CsvForm(charset, marked ? 3 : 0, by);
  }

  private static boolean isUtf16(byte[] start) {
    int first = start.length < 2 ? 0 : (start[0] & 255) << 8 | start[1] & 255;
    return first == 0xFEFF || first == 0xFFFE;
  }

  /** Whether the whole file is UTF-8; a file with bytes that no text has is refused. */
  private static boolean isUtf8(Path file, String name) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    byte[] bytes = new byte[LOOKED_AT];
    CharBuffer chars = CharBuffer.allocate(LOOKED_AT);
    boolean good = true;
    int kept = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      int read = in.readNBytes(bytes, kept, bytes.length - kept);
      while (read > 0) {
        for (int i = kept; i < kept + read; i++) {
          if (bytes[i] >= 0 && bytes[i] < 9 || bytes[i] > 13 && bytes[i] < 32) {
            throw new Problem(ProblemCode.IMPORT_BINARY, name);
          }
        }
        if (good) {
          ByteBuffer some = ByteBuffer.wrap(bytes, 0, kept + read);
          chars.clear();
          good = !decoder.decode(some, chars, false).isError();
          kept = good ? some.remaining() : 0;
          System.arraycopy(bytes, some.position(), bytes, 0, kept);
        }
        read = in.readNBytes(bytes, kept, bytes.length - kept);
      }
    }
    return good && kept == 0;
  }

  /** The separator that stands most often in the first line, outside of quotes. */
  private static char separator(String start) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    for (int i = 0; i < start.length(); i++) {
      char c = start.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r') && i > 1) {
        break;
      } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
        counts[SEPARATORS.indexOf(c)]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}
