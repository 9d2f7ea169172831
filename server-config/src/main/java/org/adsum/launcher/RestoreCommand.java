package org.adsum.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * {@code adsum restore FILE}: lays a backup out in the data folder, for the next start. Everything
 * is checked before anything is changed; what was there stays beside it.
 */
final class RestoreCommand {
  private final Settings settings;
  private final HomeFolder home;
  private final Progress out = Progress.onConsole();

  private RestoreCommand(Settings settings) {
    this.settings = settings;
    this.home = new HomeFolder(settings.home());
  }

  /**
   * @return the exit code
   * @throws LaunchProblem when the backup cannot be used or would overwrite something
   */
  static int run(List<String> arguments, Settings settings) {
    List<String> rest = new ArrayList<>(arguments);
    boolean replace = rest.remove("--replace");
    boolean withoutFaces = rest.remove("--without-faces");
    if (rest.size() != 1 || rest.get(0).startsWith("-")) {
      System.err.println(Texts.of("restore.usage"));
      return Launcher.USAGE;
    }
    BackupCommand.requireEmbedded(settings);
    Path file = Path.of(rest.get(0)).toAbsolutePath().normalize();
    new RestoreCommand(settings).restore(file, replace, withoutFaces);
    return Launcher.OK;
  }

  private void restore(Path file, boolean replace, boolean withoutFaces) {
    Properties manifest = BackupArchive.check(file, BackupCommand.DATABASE, BackupCommand.DUMP);
    requireSchema(file, manifest);
    Path keyFile = BackupCommand.beside(file, BackupCommand.DATA_KEYS);
    boolean dataKeys = Files.exists(keyFile);
    if (dataKeys) {
      requireSame(
          manifest,
          keyFile,
          BackupArchive.check(keyFile, BackupCommand.DATA_KEYS, BackupCommand.KEY_DUMP));
    } else if (!withoutFaces) {
      throw Texts.problem("restore.data-keys", keyFile);
    }
    Path masterFile = BackupCommand.beside(file, BackupCommand.MASTER_KEYS);
    boolean masterKeys = Files.exists(masterFile);
    if (masterKeys) {
      requireSame(manifest, masterFile, BackupArchive.check(masterFile, BackupCommand.MASTER_KEYS));
    }
    home.prepare();
    home.lock();
    Database database = null;
    try {
      if (!Orphans.of(home).isEmpty()) {
        throw Texts.problem("status.orphans", home.root(), Orphans.of(home).size());
      }
      putAside(replace, masterKeys);
      if (masterKeys) {
        BackupArchive.unpack(masterFile, "keys/", home.keys());
      }
      BackupArchive.unpack(file, "models/", settings.models());
      home.demoData("true".equals(manifest.getProperty("demo-data")));
      database = new Database(settings, home);
      database.create();
      database.start(() -> true);
      load(database, file, BackupCommand.DUMP);
      if (dataKeys) {
        load(database, keyFile, BackupCommand.KEY_DUMP);
      }
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("restore.failed", e.getMessage()), e);
    } finally {
      if (database != null) {
        database.stop();
      }
      home.close();
    }
    tell(manifest, dataKeys, masterKeys);
  }

  private void tell(Properties manifest, boolean dataKeys, boolean masterKeys) {
    out.say(Texts.of("restore.done", manifest.getProperty("made"), home.root()));
    if (!dataKeys) {
      out.say(Texts.of("restore.no-faces"));
    } else if (!masterKeys && !Files.exists(home.keys().resolve("master.key"))) {
      out.say(Texts.of("restore.master-key", home.keys()));
    }
    if (!Files.exists(home.root().resolve("deletions.log"))) {
      out.say(Texts.of("restore.ledger", home.root().resolve("deletions.log")));
    }
  }

  /** A dump of a later schema would be read by a program that does not know it. */
  private void requireSchema(Path file, Properties manifest) {
    int theirs = Integer.parseInt(manifest.getProperty("schema"));
    OptionalInt ours = newestMigration();
    if (ours.isPresent() && theirs > ours.getAsInt()) {
      throw Texts.problem("restore.newer", file, theirs, ours.getAsInt());
    }
  }

  private OptionalInt newestMigration() {
    Path folder = settings.project().resolve("ejb/target/classes/db/migration");
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.matches("V[0-9]+__.*\\.sql"))
          .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
          .max();
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("project.unbuilt"), e);
    }
  }

  private static void requireSame(Properties manifest, Path other, Properties theirs) {
    if (!manifest.getProperty("made").equals(theirs.getProperty("made"))) {
      throw Texts.problem(
          "restore.moment", other, theirs.getProperty("made"), manifest.getProperty("made"));
    }
  }

  /**
   * What is in the way is moved aside: the database, and the broker's journal with it, for its
   * messages and transactions belong to that database.
   */
  private void putAside(boolean replace, boolean masterKeys) throws IOException {
    List<Path> inTheWay =
        Stream.of(home.database(), home.server().resolve("data")).filter(Files::exists).toList();
    boolean keysThere = masterKeys && Files.exists(home.keys().resolve("master.key"));
    if (!replace && (Files.exists(home.database()) || keysThere)) {
      throw Texts.problem("restore.not-empty", home.root());
    }
    if (inTheWay.isEmpty() && !keysThere) {
      return;
    }
    Path aside =
        Files.createDirectories(
            home.root().resolve("before-restore-" + Instant.now().getEpochSecond()));
    for (Path each : inTheWay) {
      Files.move(each, aside.resolve(each.getFileName()));
    }
    if (keysThere) {
      Files.move(home.keys(), aside.resolve("keys"));
      home.prepare();
    }
    out.say(Texts.of("restore.aside", aside));
  }

  private void load(Database database, Path file, String entry) throws IOException {
    Path log = Files.createTempFile(home.run(), "restore", ".log");
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream dump = zip.getInputStream(zip.getEntry(entry))) {
      Process process =
          new ProcessBuilder(database.client("mariadb", "--max-allowed-packet=64M", "adsum"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(log.toFile())
              .start();
      IOException broken = null;
      try (OutputStream in = process.getOutputStream()) {
        in.write("SET foreign_key_checks = 0;\n".getBytes(StandardCharsets.UTF_8));
        dump.transferTo(in);
      } catch (IOException e) {
        broken = e;
      }
      if (process.waitFor() != 0 || broken != null) {
        throw Texts.problem("restore.failed", Files.readString(log).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Texts.problem("restore.failed", e);
    } finally {
      Files.deleteIfExists(log);
    }
  }
}
