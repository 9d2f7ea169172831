package org.adsum.web.api;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;
import org.adsum.shared.entity.Photo;

/** The files of a form, each under its part's name, and those in its ZIP files under their own. */
final class NamedFiles {
  static final int MOST_FILES = 2_000;
  private static final String ZIP = "zip";

  private final BiConsumer<String, byte[]> use;
  private int files;

  private NamedFiles(BiConsumer<String, byte[]> use) {
    this.use = use;
  }

  /**
   * Hands on one file after the other; no more than one is held at a time.
   *
   * @param use name (without folder and ending) and bytes; one byte too many stands for a file that
   *     is too large
   * @throws Problem body-too-large, invalid-input when the form or a ZIP file cannot be read
   */
  static void read(InputStream body, MediaType type, BiConsumer<String, byte[]> use)
      throws IOException {
    NamedFiles reader = new NamedFiles(use);
    Multipart parts = new Multipart(body, type);
    while (parts.advance()) {
      if (parts.name().equals(ZIP)) {
        reader.unzip(parts.bytes((int) RequestGate.MOST_MULTIPART, ProblemCode.BODY_TOO_LARGE));
      } else {
        reader.hand(parts.name(), parts.bytes(Photo.MOST_BYTES, ProblemCode.PHOTO_TOO_LARGE));
      }
    }
  }

  private void unzip(byte[] zip) throws IOException {
    int before = files;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          // A bomb ends here: of no file more is unpacked than a photo may have.
          hand(bare(entry.getName()), in.readNBytes(Photo.MOST_BYTES + 1));
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new Problem(ProblemCode.INVALID_INPUT, ZIP, Words.of("request-unreadable"));
    }
    if (files == before) {
      throw new Problem(ProblemCode.INVALID_INPUT, ZIP, Words.of("request-unreadable"));
    }
  }

  private void hand(String name, byte[] bytes) {
    if (++files > MOST_FILES) {
      throw new Problem(ProblemCode.BODY_TOO_LARGE);
    }
    use.accept(name, bytes);
  }

  /** {@code 2026/student01.jpg} is of student01. */
  static String bare(String path) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
