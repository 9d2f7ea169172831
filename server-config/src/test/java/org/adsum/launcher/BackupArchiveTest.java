package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupArchiveTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadAgainAndItsOwnersAlone() throws IOException {
    Path file = archive("database", "1");

    Properties manifest = BackupArchive.check(file, "database");
    BackupArchive.unpack(file, "models/", folder.resolve("out"));

    assertEquals("13", manifest.getProperty("schema"));
    assertEquals("weights", Files.readString(folder.resolve("out/a/b.onnx")));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    Path file = archive("database", "1");
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("models/a/b.onnx") + 17] ^= 1;
    Files.write(file, bytes);

    assertRefused("damaged", file);
  }

  @Test
  void aCutFileIsNoWholeBackup() throws IOException {
    Path file = archive("database", "1");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertRefused("no whole backup", file);
  }

  @Test
  void anotherProgramsZipIsRefused() throws IOException {
    Path file = folder.resolve("foreign.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("photo.jpg"));
    }

    assertRefused("no whole backup of Adsum", file);
  }

  @Test
  void anotherKindAndALaterFormatAreRefused() throws IOException {
    assertRefused("holds data-keys, not database", archive("data-keys", "1"));
    assertRefused("newer version", archive("database", "2"));
  }

  @Test
  void anEntryThatLeavesItsFolderIsRefused() throws IOException {
    Path file =
        zip("models/../../evil", "product=adsum-backup\nkind=database\nmade=now\nschema=1\n");

    assertRefused("damaged", file);
    assertThrows(
        LaunchProblem.class, () -> BackupArchive.unpack(file, "models/", folder.resolve("out")));
    assertFalse(Files.exists(folder.resolve("evil")));
  }

  @Test
  void aBackupThatFailsLeavesNoFile() throws IOException {
    Path file = folder.resolve("half.zip");
    try (BackupArchive archive = BackupArchive.create(file, "database")) {
      archive.add("models/x", Files.writeString(folder.resolve("x"), "x"));
    }

    assertFalse(Files.exists(file));
    assertFalse(Files.exists(folder.resolve("half.zip.part")));
  }

  @Test
  void aManifestThatDoesNotTellWhatRestoringAsksIsRefused() throws IOException {
    for (String lines :
        List.of(
            "", "made=now\n", "made=now\nschema=many\n", "made= \nschema=1\n", "made=\\u00zz\n")) {
      assertRefused("damaged", zip("audit", "product=adsum-backup\nkind=database\n" + lines));
    }
  }

  @Test
  void aFileWithoutWhatItsKindMustHaveIsRefused() throws IOException {
    Path file = archive("database", "1");

    LaunchProblem refusal =
        assertThrows(
            LaunchProblem.class, () -> BackupArchive.check(file, "database", "database.sql"));
    assertTrue(refusal.getMessage().contains("(database.sql)"), refusal.getMessage());
  }

  @Test
  void namesWithBlanksAndSignsAreKept() throws IOException {
    Path file = folder.resolve("signs.zip");
    try (BackupArchive archive = BackupArchive.create(file, "database")) {
      archive.note("made", "2026-11-27T08:00:00Z");
      archive.note("schema", "13");
      archive.add("models/a = b: #1!", Files.writeString(folder.resolve("x"), "x"));
      archive.finish();
    }

    assertEquals("13", BackupArchive.check(file, "database").getProperty("schema"));
  }

  /** One entry with a hash that is right, and these lines. */
  private Path zip(String name, String lines) throws IOException {
    Path file = folder.resolve("made.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.putNextEntry(new ZipEntry("manifest.properties"));
      String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
      zip.write((lines + "sha256." + name + "=" + empty + "\n").getBytes());
    }
    return file;
  }

  private void assertRefused(String words, Path file) {
    LaunchProblem refusal =
        assertThrows(LaunchProblem.class, () -> BackupArchive.check(file, "database"));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  private Path archive(String kind, String format) throws IOException {
    Path file = folder.resolve(kind + format + ".zip");
    Path weights = Files.writeString(folder.resolve("weights"), "weights");
    try (BackupArchive archive = BackupArchive.create(file, kind)) {
      archive.note("made", "2026-11-27T08:00:00Z");
      archive.note("schema", "13");
      archive.note("format", format);
      archive.add("models/a/b.onnx", weights);
      archive.finish();
    }
    return file;
  }
}
