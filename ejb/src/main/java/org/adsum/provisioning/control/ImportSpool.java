package org.adsum.provisioning.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.adsum.provisioning.entity.ImportKind;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** Uploaded files on the disk, no longer and no larger than needed. */
@ApplicationScoped
public class ImportSpool {
  /** Most bytes of an upload; below the server's own limit of a body. */
  public static final long MOST_BYTES = 60_000_000;

  /** Most bytes of all files of a ZIP together, unpacked. */
  static final long MOST_UNPACKED = 200_000_000;

  private static final int MOST_ENTRIES = 50;
  private static final int BUFFER = 65_536;
  private static final int MEGABYTE = 1_000_000;

  /** An upload on the disk. */
  public record Spooled(Path folder, Path file, String hash, long bytes) {}

  /** One CSV file of an upload. */
  record Source(Path file, String name) {}

  /**
   * Writes an upload into a folder of its own.
   *
   * @throws Problem import-too-large as soon as it passes the limit; nothing stays on the disk
   */
  public Spooled take(InputStream in) throws IOException {
    Path folder = Files.createTempDirectory("adsum-import-");
    try {
      Path file = folder.resolve("upload");
      MessageDigest digest = sha256();
      long bytes = copy(in, file, MOST_BYTES, digest);
      return new Spooled(folder, file, HexFormat.of().formatHex(digest.digest()), bytes);
    } catch (IOException | RuntimeException refused) {
      forget(folder);
      throw refused;
    }
  }

  /**
   * The CSV files of an upload: itself, or those of the ZIP that can be imported, in the order in
   * which they refer to each other.
   *
   * @throws Problem import-zip, import-too-large
   */
  List<Source> sources(Spooled upload, String fileName) throws IOException {
    try (InputStream in = Files.newInputStream(upload.file())) {
      byte[] start = in.readNBytes(4);
      if (start.length < 4
          || start[0] != 'P'
          || start[1] != 'K'
          || start[2] != 3
          || start[3] != 4) {
        return List.of(new Source(upload.file(), fileName));
      }
    }
    return unpack(upload);
  }

  private List<Source> unpack(Spooled upload) throws IOException {
    List<Source> sources = new ArrayList<>();
    long left = MOST_UNPACKED;
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(upload.file()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw new Problem(ProblemCode.IMPORT_ZIP);
        }
        // Names of entries are for people only: never part of a path here.
        if (!entry.isDirectory() && ImportKind.ofFileName(entry.getName()).isPresent()) {
          Path file = upload.folder().resolve("part" + entries);
          left -= copy(zip, file, left, null);
          sources.add(new Source(file, plainName(entry.getName())));
        } else {
          left -= skip(zip, left);
        }
      }
    } catch (ZipException | IllegalArgumentException | java.io.EOFException damaged) {
      throw new Problem(ProblemCode.IMPORT_ZIP);
    }
    if (sources.isEmpty()) {
      throw new Problem(ProblemCode.IMPORT_ZIP);
    }
    sources.sort(
        Comparator.comparing(source -> ImportKind.ofFileName(source.name()).orElseThrow()));
    return sources;
  }

  private static String plainName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static long skip(InputStream in, long most) throws IOException {
    long skipped = 0;
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      skipped += read;
      requireAtMost(skipped, most);
    }
    return skipped;
  }

  private static long copy(InputStream in, Path file, long most, MessageDigest digest)
      throws IOException {
    long copied = 0;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        copied += read;
        requireAtMost(copied, most);
        out.write(buffer, 0, read);
        if (digest != null) {
          digest.update(buffer, 0, read);
        }
      }
    }
    return copied;
  }

  private static void requireAtMost(long bytes, long most) {
    if (bytes > most) {
      throw new Problem(
          ProblemCode.IMPORT_TOO_LARGE,
          (most == MOST_BYTES ? MOST_BYTES : MOST_UNPACKED) / MEGABYTE);
    }
  }

  /** Removes an upload from the disk. */
  public void forget(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
