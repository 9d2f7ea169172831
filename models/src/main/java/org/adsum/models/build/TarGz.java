package org.adsum.models.build;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads wanted files out of a gzipped tar archive, in memory; nothing is unpacked to disk. */
final class TarGz {
  private static final int BLOCK = 512;
  private static final int LARGEST_FILE = 64 * 1024 * 1024;

  private TarGz() {}

  /**
   * @return the files of {@code paths} that the archive holds
   * @throws IOException when the archive is damaged or a wanted file is larger than 64 MiB
   */
  static Map<String, byte[]> read(Path archive, Set<String> paths) throws IOException {
    Map<String, byte[]> found = new HashMap<>();
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)), 1 << 16)) {
      byte[] header = new byte[BLOCK];
      while (found.size() < paths.size() && in.readNBytes(header, 0, BLOCK) == BLOCK) {
        String name = text(header, 0, 100);
        if (name.isEmpty()) {
          break;
        }
        String prefix = text(header, 345, 155);
        String path = prefix.isEmpty() ? name : prefix + "/" + name;
        long size = Long.parseLong(text(header, 124, 12).trim(), 8);
        if (paths.contains(path)) {
          if (size > LARGEST_FILE) {
            throw new IOException(path + " in " + archive.getFileName() + " is too large");
          }
          found.put(path, in.readNBytes((int) size));
        } else {
          skip(in, size);
        }
        skip(in, (BLOCK - size % BLOCK) % BLOCK);
      }
    }
    return found;
  }

  private static void skip(InputStream in, long bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw new IOException("The archive ends too early", e);
    }
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }
}
