package org.adsum.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Divides one consistent dump in two: the rows of {@code data_key}, without which a face template
 * is noise, and all the rest. mariadb-dump writes every row on a line of its own and no line break
 * inside a value, so lines can be trusted.
 */
final class DumpSplitter {
  private static final String BEGIN = "LOCK TABLES `data_key` WRITE;";
  private static final String END = "UNLOCK TABLES;";
  private static final String COMPLETE = "-- Dump completed";
  // Every byte is one character and comes out as it went in.
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private DumpSplitter() {}

  /**
   * Reads a dump to its end.
   *
   * @return whether it was whole
   */
  static boolean split(InputStream dump, OutputStream rest, OutputStream dataKeys)
      throws IOException {
    boolean keys = false;
    boolean complete = false;
    BufferedReader lines = new BufferedReader(new InputStreamReader(dump, BYTES), 1 << 16);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      keys = keys || line.equals(BEGIN);
      (keys ? dataKeys : rest).write((line + "\n").getBytes(BYTES));
      keys = keys && !line.equals(END);
      complete = line.startsWith(COMPLETE);
    }
    return complete;
  }
}
