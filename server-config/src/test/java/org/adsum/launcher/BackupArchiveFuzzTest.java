package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Any file that is given for a backup is refused with a reason, or is one: then all that restoring
 * asks of it is there, and what is unpacked is what was checked, and lies where it should.
 *
 * <p>Half of the inputs are the bytes of a file, half are the entries of a zip whose hashes are
 * right, so that what lies behind the hashes is reached. Runs over the corpus with all tests;
 * {@code ./adsum fuzz} looks for new inputs.
 */
class BackupArchiveFuzzTest {
  private static final String DATABASE = BackupCommand.DATABASE;

  @FuzzTest(maxDuration = "10m")
  void anyFileIsABackupOrRefused(FuzzedDataProvider data) throws IOException {
    Path folder = Files.createTempDirectory("adsum-fuzz");
    try {
      Path file = folder.resolve("backup.zip");
      if (data.consumeBoolean()) {
        Files.write(file, data.consumeRemainingAsBytes());
      } else {
        write(file, data);
      }
      restore(file, folder.resolve("models"));
    } finally {
      empty(folder);
    }
  }

  private static void restore(Path file, Path models) throws IOException {
    Properties manifest;
    try {
      manifest = BackupArchive.check(file, DATABASE, BackupCommand.DUMP);
    } catch (LaunchProblem refused) {
      return;
    }
    assertTrue(Integer.parseInt(manifest.getProperty("schema")) >= 0);
    assertTrue(!manifest.getProperty("made").isBlank());
    assertTrue(manifest.containsKey("sha256." + BackupCommand.DUMP));
    BackupArchive.unpack(file, "models/", models);
    if (Files.exists(models)) {
      try (Stream<Path> all = Files.walk(models)) {
        for (Path each : all.filter(Files::isRegularFile).toList()) {
          String name = "models/" + models.relativize(each);
          assertEquals(
              manifest.getProperty("sha256." + name), sha256(Files.readAllBytes(each)), name);
        }
      }
    }
  }

  private static void write(Path file, FuzzedDataProvider data) throws IOException {
    StringBuilder manifest = new StringBuilder("product=adsum-backup\nkind=" + DATABASE + "\n");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      int many = data.consumeInt(0, 4);
      for (int i = 0; i < many; i++) {
        String name =
            data.pickValue(List.of("", "models/", "models/a/", BackupCommand.DUMP))
                + data.consumeString(12);
        byte[] content = data.consumeBytes(20);
        try {
          zip.putNextEntry(new ZipEntry(name));
        } catch (IOException | IllegalArgumentException twiceOrTooLong) {
          continue;
        }
        zip.write(content);
        zip.closeEntry();
        manifest.append("sha256.").append(name).append('=').append(sha256(content)).append('\n');
      }
      manifest.append(data.consumeRemainingAsString());
      try {
        zip.putNextEntry(new ZipEntry(BackupArchive.MANIFEST));
        zip.write(manifest.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      } catch (IOException anEntryOfThatName) {
        // Then that one is the manifest.
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
