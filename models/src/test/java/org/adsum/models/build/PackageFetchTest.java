package org.adsum.models.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFetchTest {
  private static final byte[] CONTENT = "weights".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path cache;

  /** Lays an archive of one file into the cache, as an earlier fetch would have. */
  private NpmPackage cached(String path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] header = new byte[512];
      System.arraycopy(path.getBytes(StandardCharsets.US_ASCII), 0, header, 0, path.length());
      byte[] size = "%011o".formatted(CONTENT.length).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(size, 0, header, 124, size.length);
      gzip.write(header);
      gzip.write(java.util.Arrays.copyOf(CONTENT, 512));
      gzip.write(new byte[1024]);
    }
    NpmPackage pack =
        new NpmPackage("a-package", "1.2.3", Hashes.sha512Integrity(bytes.toByteArray()));
    Files.createDirectories(cache.resolve("npm"));
    Files.write(cache.resolve("npm").resolve("a-package-1.2.3.tgz"), bytes.toByteArray());
    return pack;
  }

  @Test
  void readsACachedArchiveWithoutNpm() throws IOException {
    NpmPackage pack = cached("package/w.bin");
    byte[] read =
        new PackageFetch(cache)
            .read(pack, Map.of("package/w.bin", Hashes.sha256Hex(CONTENT)))
            .get("package/w.bin");
    assertArrayEquals(CONTENT, read);
  }

  @Test
  void refusesAFileOfAnotherHash() throws IOException {
    NpmPackage pack = cached("package/w.bin");
    Map<String, String> pins = Map.of("package/w.bin", "0".repeat(64));
    BuildFailure failure =
        assertThrows(BuildFailure.class, () -> new PackageFetch(cache).read(pack, pins));
    assertTrue(failure.getMessage().contains("is pinned"));
  }

  @Test
  void namesAFileThatThePackageLacks() throws IOException {
    NpmPackage pack = cached("package/w.bin");
    Map<String, String> pins = Map.of("package/other.bin", "0".repeat(64));
    BuildFailure failure =
        assertThrows(BuildFailure.class, () -> new PackageFetch(cache).read(pack, pins));
    assertEquals("a-package@1.2.3 holds no file package/other.bin", failure.getMessage());
  }

  @Test
  void namesScopedArchivesAsNpmDoes() {
    assertEquals(
        "vladmandic-face-api-1.7.15.tgz",
        new NpmPackage("@vladmandic/face-api", "1.7.15", "sha512-").archiveName());
  }
}
