package org.adsum.models.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Gets files out of pinned npm packages.
 *
 * <p>An archive is fetched once with {@code npm pack} and kept in the cache folder; it is used only
 * while its SHA-512 is the pinned one. npm runs none of the package's scripts, and nothing of the
 * package is installed.
 */
public final class PackageFetch {
  private static final int MINUTES = 10;

  private final Path cache;

  /** Uses the cache folder of system property or environment ADSUM_CACHE, else ~/.cache/adsum. */
  public PackageFetch() {
    this(defaultCache());
  }

  PackageFetch(Path cache) {
    this.cache = cache;
  }

  private static Path defaultCache() {
    String chosen = System.getProperty("ADSUM_CACHE", System.getenv("ADSUM_CACHE"));
    return chosen != null && !chosen.isBlank()
        ? Path.of(chosen)
        : Path.of(System.getProperty("user.home"), ".cache", "adsum");
  }

  /**
   * Reads files of a package.
   *
   * @param sha256ByPath the wanted files, each with its pinned hash
   * @return the content of every wanted file
   * @throws BuildFailure when the package cannot be had or a hash differs; says what to do
   */
  public Map<String, byte[]> read(NpmPackage pack, Map<String, String> sha256ByPath) {
    Path archive = archive(pack);
    try {
      Map<String, byte[]> files = new HashMap<>(TarGz.read(archive, sha256ByPath.keySet()));
      sha256ByPath.forEach((path, pinned) -> check(pack, path, files.get(path), pinned));
      return files;
    } catch (IOException e) {
      throw new BuildFailure("Cannot read " + archive + ": " + e.getMessage(), e);
    }
  }

  static void check(NpmPackage pack, String path, byte[] bytes, String pinned) {
    if (bytes == null) {
      throw new BuildFailure(pack + " holds no file " + path);
    }
    String actual = Hashes.sha256Hex(bytes);
    if (!actual.equals(pinned)) {
      throw new BuildFailure(
          path + " in " + pack + " has SHA-256 " + actual + ", but " + pinned + " is pinned");
    }
  }

  /** The package's archive in the cache, fetched when it is not there with the pinned hash. */
  Path archive(NpmPackage pack) {
    Path kept = cache.resolve("npm").resolve(pack.archiveName());
    try {
      if (Files.isRegularFile(kept) && matches(kept, pack)) {
        return kept;
      }
      Files.createDirectories(kept.getParent());
      Path work = Files.createTempDirectory(kept.getParent(), "fetch");
      try {
        Path fetched = npmPack(pack, work);
        if (!matches(fetched, pack)) {
          throw new BuildFailure(
              "npm delivered another archive for "
                  + pack
                  + " than the pinned one: "
                  + Hashes.sha512Integrity(Files.readAllBytes(fetched)));
        }
        // Two builds may fetch at once: each moves a whole, checked file into place.
        Files.move(fetched, kept, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        delete(work);
      }
      return kept;
    } catch (IOException e) {
      throw new BuildFailure("Cannot use the cache folder " + cache + ": " + e.getMessage(), e);
    }
  }

  private static boolean matches(Path archive, NpmPackage pack) throws IOException {
    return Hashes.sha512Integrity(Files.readAllBytes(archive)).equals(pack.integrity());
  }

  private static Path npmPack(NpmPackage pack, Path into) throws IOException {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    Path log = into.resolve("npm.txt");
    List<String> command =
        List.of(
            windows ? "npm.cmd" : "npm",
            "pack",
            pack.toString(),
            "--ignore-scripts",
            "--pack-destination",
            into.toString());
    Process npm;
    try {
      npm =
          new ProcessBuilder(command)
              .directory(into.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new BuildFailure(
          "npm is missing, and "
              + pack
              + " is fetched with it. Install Node.js with npm (Debian, Ubuntu: apt-get install"
              + " nodejs npm) and build again",
          e);
    }
    try {
      if (!npm.waitFor(MINUTES, TimeUnit.MINUTES)) {
        npm.destroyForcibly();
        throw new BuildFailure("npm did not fetch " + pack + " within " + MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      npm.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new BuildFailure("The fetch of " + pack + " was interrupted", e);
    }
    if (npm.exitValue() != 0) {
      throw new BuildFailure(
          "npm cannot fetch "
              + pack
              + ". Check the network and npm's registry setting, or lay "
              + pack.archiveName()
              + " into "
              + into.getParent()
              + ". npm said:\n"
              + Files.readString(log, StandardCharsets.UTF_8).strip());
    }
    try (Stream<Path> files = Files.list(into)) {
      return files
          .filter(file -> file.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(() -> new BuildFailure("npm pack left no archive for " + pack));
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder, e);
    }
  }
}
