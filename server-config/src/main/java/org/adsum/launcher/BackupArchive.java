package org.adsum.launcher;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A file of a backup: a zip whose last entry, {@code manifest.properties}, says what it is and
 * gives the SHA-256 of every other entry. Only its owner can read it, and it has its name only when
 * it is whole.
 */
final class BackupArchive implements AutoCloseable {
  /** The layout of archives that this program writes and reads. */
  static final int FORMAT = 1;

  static final String MANIFEST = "manifest.properties";
  private static final String PRODUCT = "adsum-backup";
  private static final String HASH = "sha256.";
  private static final int MOST_MANIFEST = 1_000_000;

  /** Names with folders, in plain ASCII, so that they mean the same everywhere. */
  private static final Pattern ENTRY =
      Pattern.compile("[ -~&&[^/\\\\]]{1,200}(/[ -~&&[^/\\\\]]{1,200}){0,8}");

  private final Path file;
  private final Path part;
  private final ZipOutputStream zip;
  private final TreeMap<String, String> manifest = new TreeMap<>();

  private BackupArchive(Path file, Path part, ZipOutputStream zip) {
    this.file = file;
    this.part = part;
    this.zip = zip;
  }

  /**
   * Begins a file.
   *
   * @param kind what it holds, one word
   */
  static BackupArchive create(Path file, String kind) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    BackupArchive archive =
        new BackupArchive(file, part, new ZipOutputStream(Files.newOutputStream(part)));
    archive.note("product", PRODUCT);
    archive.note("format", String.valueOf(FORMAT));
    archive.note("kind", kind);
    return archive;
  }

  /** Adds a line to the manifest. */
  void note(String name, String value) {
    manifest.put(name, value);
  }

  /** Adds an entry; what the caller writes until it closes the stream is its content. */
  OutputStream entry(String name) throws IOException {
    if (!isEntry(name)) {
      throw new IOException(name);
    }
    zip.putNextEntry(new ZipEntry(name));
    DigestOutputStream hashed = new DigestOutputStream(zip, sha256());
    return new FilterOutputStream(hashed) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
        note(HASH + name, HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
      }
    };
  }

  /** Adds a file of the data folder. */
  void add(String name, Path source) throws IOException {
    try (OutputStream out = entry(name)) {
      Files.copy(source, out);
    }
  }

  /** Writes the manifest, and gives the file its name. */
  void finish() throws IOException {
    Properties lines = new Properties();
    lines.putAll(manifest);
    zip.putNextEntry(new ZipEntry(MANIFEST));
    lines.store(zip, null);
    zip.closeEntry();
    zip.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Throws away what {@link #finish()} did not keep. */
  @Override
  public void close() throws IOException {
    if (Files.exists(part)) {
      try {
        zip.close();
      } catch (ZipException nothingWasAddedYet) {
        // The file goes anyway.
        Files.deleteIfExists(part);
      }
      Files.deleteIfExists(part);
    }
  }

  /**
   * Reads and checks the whole of a file: manifest, kind, format, names and every hash.
   *
   * @param needed entries that a file of this kind must have
   * @return the manifest, in which {@code made} is a text and {@code schema} a number
   * @throws LaunchProblem when it is no backup, of another kind, damaged, or newer than this
   *     program
   */
  static Properties check(Path file, String kind, String... needed) {
    if (!Files.isRegularFile(file)) {
      throw Texts.problem("backup.missing", file);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(MANIFEST);
      Properties manifest = new Properties();
      if (entry != null) {
        try (InputStream in = zip.getInputStream(entry)) {
          manifest.load(new ByteArrayInputStream(in.readNBytes(MOST_MANIFEST)));
        }
      }
      if (!PRODUCT.equals(manifest.getProperty("product"))) {
        throw Texts.problem("backup.foreign", file);
      }
      if (Integer.parseInt(manifest.getProperty("format", "0")) > FORMAT) {
        throw Texts.problem("backup.newer-format", file);
      }
      if (!kind.equals(manifest.getProperty("kind"))) {
        throw Texts.problem("backup.kind", file, manifest.getProperty("kind"), kind);
      }
      requireNotes(file, manifest);
      requireEntries(file, zip, manifest, needed);
      return manifest;
    } catch (ZipException e) {
      throw new LaunchProblem(Texts.of("backup.foreign", file), e);
    } catch (IOException | IllegalArgumentException e) {
      // The latter of numbers and escapes in the manifest, and of names in the zip.
      throw new LaunchProblem(Texts.of("backup.damaged", file, e.getMessage()), e);
    }
  }

  private static void requireNotes(Path file, Properties manifest) {
    if (manifest.getProperty("made", "").isBlank()
        || Integer.parseInt(manifest.getProperty("schema", "-1")) < 0) {
      throw Texts.problem("backup.damaged", file, MANIFEST);
    }
  }

  private static void requireEntries(Path file, ZipFile zip, Properties manifest, String... needed)
      throws IOException {
    Set<String> names = new TreeSet<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      // Of two of one name only one would be checked, and either be unpacked.
      if (!isEntry(name) || !names.add(name)) {
        throw Texts.problem("backup.damaged", file, name);
      }
    }
    for (String name : names) {
      for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
        if (names.contains(name.substring(0, at))) {
          throw Texts.problem("backup.damaged", file, name);
        }
      }
    }
    Stream<String> promised =
        manifest.stringPropertyNames().stream()
            .filter(line -> line.startsWith(HASH))
            .map(line -> line.substring(HASH.length()));
    Stream.concat(promised, Stream.of(needed))
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw Texts.problem("backup.damaged", file, name);
            });
    names.remove(MANIFEST);
    for (String name : names) {
      MessageDigest digest = sha256();
      try (InputStream in = new DigestInputStream(zip.getInputStream(zip.getEntry(name)), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(manifest.getProperty(HASH + name))) {
        throw Texts.problem("backup.damaged", file, name);
      }
    }
  }

  /** Unpacks the entries below a folder name into a folder, which no entry can leave. */
  static void unpack(Path file, String prefix, Path into) throws IOException {
    Path root = into.toAbsolutePath().normalize();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (!entry.getName().startsWith(prefix)) {
          continue;
        }
        Path target = root.resolve(entry.getName().substring(prefix.length())).normalize();
        if (!target.startsWith(root) || target.equals(root)) {
          throw Texts.problem("backup.damaged", file, entry.getName());
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  private static boolean isEntry(String name) {
    return ENTRY.matcher(name).matches()
        && Stream.of(name.split("/")).noneMatch(part -> part.equals(".") || part.equals(".."));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
