package org.adsum.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A zip archive whose entries are stored as they are, as torch writes it: entries are parts of the
 * file, so that nothing can unfold into more than the file has. Compressed or encrypted entries,
 * comments and 64-bit sizes are refused. Field offsets as in PKWARE's APPNOTE.TXT.
 */
final class StoredZip {
  private static final int END = 0x06054b50;
  private static final int DIRECTORY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_BYTES = 22;
  private static final int DIRECTORY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int MOST_ENTRIES = 8192;
  private static final int LONGEST_NAME = 512;

  private final Map<String, ByteBuffer> entries = new HashMap<>();
  private final ByteBuffer file;
  private String folder;

  private StoredZip(ByteBuffer file) {
    this.file = file;
  }

  static boolean looksLike(ByteBuffer file) {
    return file.capacity() >= 4 && file.getInt(0) == LOCAL;
  }

  static StoredZip of(ByteBuffer file) throws CheckpointRefused {
    StoredZip zip = new StoredZip(file);
    zip.readDirectory();
    return zip;
  }

  /** The content of an entry of the archive's one folder, or null when there is none. */
  ByteBuffer find(String name) {
    ByteBuffer entry = entries.get(folder + name);
    return entry == null ? null : entry.duplicate();
  }

  private void readDirectory() throws CheckpointRefused {
    int end = file.capacity() - END_BYTES;
    if (end < 0 || file.getInt(end) != END || u16(end + 20) != 0) {
      throw new CheckpointRefused("The zip archive has no directory at its end");
    }
    int count = u16(end + 10);
    long bytes = u32(end + 12);
    long from = u32(end + 16);
    boolean plain = u16(end + 4) == 0 && u16(end + 6) == 0 && u16(end + 8) == count;
    if (!plain || count > MOST_ENTRIES || from + bytes > end) {
      throw new CheckpointRefused("The directory of the zip archive is not to be trusted");
    }
    int at = (int) from;
    int limit = (int) (from + bytes);
    for (int i = 0; i < count; i++) {
      at = readEntry(at, limit, (int) from);
    }
    if (at != limit) {
      throw new CheckpointRefused("The directory of the zip archive is longer than its entries");
    }
  }

  /** Takes the entry at this place of the directory in; gives the place of the next one. */
  private int readEntry(int at, int limit, int dataEnd) throws CheckpointRefused {
    if (limit - at < DIRECTORY_BYTES || file.getInt(at) != DIRECTORY) {
      throw new CheckpointRefused("The directory of the zip archive is damaged");
    }
    int nameBytes = u16(at + 28);
    int next = at + DIRECTORY_BYTES + nameBytes + u16(at + 30) + u16(at + 32);
    if (nameBytes > LONGEST_NAME || next > limit) {
      throw new CheckpointRefused("The directory of the zip archive is damaged");
    }
    String name = name(at + DIRECTORY_BYTES, nameBytes);
    if (u16(at + 10) != 0 || (u16(at + 8) & 1) != 0 || u32(at + 20) != u32(at + 24)) {
      throw new CheckpointRefused(
          "The entry " + name + " is compressed or encrypted; torch stores entries as they are");
    }
    requireOneFolder(name);
    if (entries.put(name, content(name, u32(at + 42), u32(at + 24), dataEnd)) != null) {
      throw new CheckpointRefused("The zip archive holds " + name + " twice");
    }
    return next;
  }

  private void requireOneFolder(String name) throws CheckpointRefused {
    int slash = name.indexOf('/');
    String own = name.substring(0, slash + 1);
    if (folder == null) {
      folder = own;
    }
    if (slash < 1 || !own.equals(folder)) {
      throw new CheckpointRefused("The entry " + name + " lies outside the archive's one folder");
    }
  }

  private ByteBuffer content(String name, long header, long size, int dataEnd)
      throws CheckpointRefused {
    if (header + LOCAL_BYTES > dataEnd || file.getInt((int) header) != LOCAL) {
      throw new CheckpointRefused("The entry " + name + " is not where the directory says");
    }
    int at = (int) header;
    int nameBytes = u16(at + 26);
    long from = header + LOCAL_BYTES + nameBytes + u16(at + 28);
    if (from + size > dataEnd
        || nameBytes > LONGEST_NAME
        || !name(at + LOCAL_BYTES, nameBytes).equals(name)) {
      throw new CheckpointRefused("The entry " + name + " is not what the directory says");
    }
    return file.slice((int) from, (int) size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String name(int at, int bytes) {
    byte[] chars = new byte[bytes];
    file.get(at, chars);
    return new String(chars, StandardCharsets.UTF_8);
  }

  private int u16(int at) {
    return file.getShort(at) & 0xFFFF;
  }

  private long u32(int at) {
    return file.getInt(at) & 0xFFFFFFFFL;
  }
}
