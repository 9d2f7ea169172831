package org.adsum.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code adsum backup}: a consistent copy of the embedded database and what belongs to it, while
 * the server works on.
 *
 * <p>Two files, three when asked. {@code NAME.zip}: the database less the keys of the templates,
 * installed models, public halves of the audit keys. {@code NAME.data-keys.zip}: the templates'
 * data keys, sealed with the master key, of the same moment. {@code NAME.master-keys.zip}, only
 * with {@code --with-master-keys}: the folder {@code keys}. Never: frames of check-ins that wait in
 * the broker (their attempts end as EXPIRED after a restore), the ledger {@code deletions.log},
 * certificates.
 */
final class BackupCommand {
  static final String DATABASE = "database";
  static final String DATA_KEYS = "data-keys";
  static final String MASTER_KEYS = "master-keys";
  static final String DUMP = "database.sql";
  static final String KEY_DUMP = "data_key.sql";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Settings settings;
  private final HomeFolder home;

  private BackupCommand(Settings settings) {
    this.settings = settings;
    this.home = new HomeFolder(settings.home());
  }

  /**
   * @return the exit code
   * @throws LaunchProblem when there is nothing to copy, or it cannot be written
   */
  static int run(List<String> arguments, Settings settings) {
    List<String> rest = new ArrayList<>(arguments);
    boolean withKeys = rest.remove("--with-master-keys");
    if (rest.size() > 1 || rest.stream().anyMatch(word -> word.startsWith("-"))) {
      System.err.println(Texts.of("backup.usage"));
      return Launcher.USAGE;
    }
    requireEmbedded(settings);
    Path target = Path.of(rest.isEmpty() ? "." : rest.get(0)).toAbsolutePath().normalize();
    new BackupCommand(settings).write(target, withKeys);
    return Launcher.OK;
  }

  static void requireEmbedded(Settings settings) {
    if (settings.databaseUrl().isPresent()) {
      throw Texts.problem("backup.external");
    }
  }

  /** The file beside a backup that holds keys, {@code NAME.KIND.zip}. */
  static Path beside(Path file, String kind) {
    String name = file.getFileName().toString().replaceFirst("\\.zip$", "");
    return file.resolveSibling(name + "." + kind + ".zip");
  }

  private void write(Path target, boolean withKeys) {
    Progress out = Progress.onConsole();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Path file =
        Files.isDirectory(target) ? target.resolve("adsum-" + STAMP.format(now) + ".zip") : target;
    if (!file.toString().endsWith(".zip")) {
      throw Texts.problem("backup.name", file);
    }
    Path keyFile = beside(file, DATA_KEYS);
    Path masterFile = beside(file, MASTER_KEYS);
    for (Path each : withKeys ? List.of(file, keyFile, masterFile) : List.of(file, keyFile)) {
      if (Files.exists(each)) {
        throw Texts.problem("backup.exists", each);
      }
    }
    Database database = new Database(settings, home);
    if (database.isNew()) {
      throw Texts.problem("backup.nothing", home.root());
    }
    try (DatabaseRun ignored = DatabaseRun.of(database, home)) {
      String schema =
          query(
              database,
              "select max(cast(version as unsigned)) from flyway_schema_history where success = 1");
      try (BackupArchive main = BackupArchive.create(file, DATABASE);
          BackupArchive keys = BackupArchive.create(keyFile, DATA_KEYS)) {
        for (BackupArchive each : List.of(main, keys)) {
          each.note("made", now.toString());
          each.note("schema", schema);
        }
        dump(database, main, keys);
        addModels(main);
        addAuditKeys(main);
        if (home.hasDemoData()) {
          main.note("demo-data", "true");
        }
        keys.finish();
        main.finish();
      }
      if (withKeys) {
        writeMasterKeys(masterFile, now, schema);
      }
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("backup.unwritable", file, e.getMessage()), e);
    }
    out.say(Texts.of("backup.done", file));
    out.say(Texts.of("backup.done.data-keys", keyFile));
    out.say(
        withKeys ? Texts.of("backup.done.keys", masterFile) : Texts.of("backup.keys", home.keys()));
  }

  private void dump(Database database, BackupArchive main, BackupArchive keys) throws IOException {
    // mariadb-dump's answer goes to one file, so the other is gathered: some hundred bytes a
    // student.
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    Path log = Files.createTempFile(home.run(), "dump", ".log");
    try {
      Process process =
          new ProcessBuilder(
                  database.client(
                      "mariadb-dump",
                      "--single-transaction",
                      "--quick",
                      "--hex-blob",
                      "--triggers",
                      "--routines",
                      "--max-allowed-packet=64M",
                      "adsum"))
              .redirectError(log.toFile())
              .start();
      boolean whole;
      try (OutputStream out = main.entry(DUMP);
          InputStream in = process.getInputStream()) {
        whole = DumpSplitter.split(in, out, rows);
      }
      if (process.waitFor() != 0 || !whole) {
        throw Texts.problem("backup.dump", Files.readString(log).strip());
      }
      try (OutputStream out = keys.entry(KEY_DUMP)) {
        rows.writeTo(out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Texts.problem("backup.dump", e);
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static String query(Database database, String sql) throws IOException {
    Process process =
        new ProcessBuilder(
                database.client(
                    "mariadb", "--batch", "--skip-column-names", "--execute=" + sql, "adsum"))
            .redirectErrorStream(true)
            .start();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw Texts.problem("backup.dump", answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Texts.problem("backup.dump", e);
    }
    return answer;
  }

  private void addModels(BackupArchive archive) throws IOException {
    Path models = settings.models();
    if (!Files.isDirectory(models)) {
      return;
    }
    try (Stream<Path> all = Files.walk(models)) {
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        archive.add("models/" + models.relativize(each).toString().replace('\\', '/'), each);
      }
    }
  }

  private void addAuditKeys(BackupArchive archive) throws IOException {
    try (OutputStream out = archive.entry("audit-public-keys.txt")) {
      String own = AuditKey.publicPart(AuditKey.of(settings, home));
      String old = settings.value("ADSUM_AUDIT_OLD_KEYS").orElse("").replace(',', '\n');
      out.write((own + "\n" + old).strip().concat("\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private void writeMasterKeys(Path file, Instant now, String schema) throws IOException {
    try (BackupArchive archive = BackupArchive.create(file, MASTER_KEYS);
        Stream<Path> all = Files.list(home.keys())) {
      archive.note("made", now.toString());
      archive.note("schema", schema);
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        archive.add("keys/" + each.getFileName(), each);
      }
      archive.finish();
    }
  }
}
