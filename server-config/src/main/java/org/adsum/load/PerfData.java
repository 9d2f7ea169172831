package org.adsum.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a JVM's counters from the file that HotSpot keeps in the temporary folder ({@code
 * hsperfdata_USER/PID}, layout of {@code perfMemory.hpp}), as jstat does, at no cost for the JVM.
 */
final class PerfData {
  private static final int ENTRY_OFFSET_AT = 24;
  private static final int ENTRIES_AT = 28;
  private static final double MEGABYTE = 1 << 20;

  private PerfData() {}

  /** Used heap; NaN when the file cannot be read. */
  static double heapMegabytes(long pid) {
    try (DirectoryStream<Path> users = Files.newDirectoryStream(Path.of("/tmp"), "hsperfdata_*")) {
      for (Path user : users) {
        Path file = user.resolve(String.valueOf(pid));
        if (Files.isReadable(file)) {
          return usedHeap(Files.readAllBytes(file)) / MEGABYTE;
        }
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      return Double.NaN;
    }
    return Double.NaN;
  }

  private static double usedHeap(byte[] file) {
    ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = data.getInt(ENTRY_OFFSET_AT);
    double used = 0;
    for (int i = 0; i < data.getInt(ENTRIES_AT); i++) {
      int length = data.getInt(at);
      int name = at + data.getInt(at + 4);
      int end = name;
      while (file[end] != 0) {
        end++;
      }
      String text = new String(file, name, end - name, StandardCharsets.US_ASCII);
      if (text.matches("sun\\.gc\\.generation\\.\\d+\\.space\\.\\d+\\.used")) {
        used += data.getLong(at + data.getInt(at + 16));
      }
      at += length;
    }
    return used == 0 ? Double.NaN : used;
  }
}
