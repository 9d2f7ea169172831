package org.adsum.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Await;

/**
 * Two MariaDB servers on this computer's loopback; the second follows the first by MariaDB's own
 * replication and is read only. The binaries are those of the embedded database.
 */
final class MariaDbPair implements AutoCloseable {
  static final String PASSWORD = "of-this-test-only";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path homes;
  private final List<Process> running = new ArrayList<>();
  private final int primaryPort;
  private final int replicaPort;

  MariaDbPair(Path homes, int primaryPort, int replicaPort) throws IOException, SQLException {
    this.homes = homes;
    this.primaryPort = primaryPort;
    this.replicaPort = replicaPort;
    try {
      startBoth();
    } catch (IOException | SQLException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void startBoth() throws IOException, SQLException {
    start(1, primaryPort, "--log-bin=binlog", "--binlog-format=ROW");
    start(2, replicaPort, "--read-only", "--slave-parallel-threads=2");
    administrate(
        primaryPort,
        "create user copier@'127.0.0.1' identified by '" + PASSWORD + "'",
        "grant replication slave on *.* to copier@'127.0.0.1'");
    administrate(
        replicaPort,
        "change master to master_host='127.0.0.1', master_port="
            + primaryPort
            + ", master_user='copier', master_password='"
            + PASSWORD
            + "', master_use_gtid=slave_pos, master_ssl=0",
        "start slave");
    administrate(
        primaryPort,
        "create database adsum character set utf8mb4 collate utf8mb4_unicode_ci",
        "create user adsum@'127.0.0.1' identified by '" + PASSWORD + "'",
        "grant all privileges on adsum.* to adsum@'127.0.0.1'");
  }

  String primaryUrl() {
    return url(primaryPort, "adsum");
  }

  String replicaUrl() {
    return url(replicaPort, "adsum");
  }

  /** The replica stops to follow. */
  void halt() throws SQLException {
    administrate(replicaPort, "stop slave");
  }

  /** The replica catches up. */
  void goOn() throws SQLException {
    administrate(replicaPort, "start slave");
  }

  /** Ends the replica with SIGKILL. */
  void killReplica() {
    running.get(1).destroyForcibly().onExit().join();
  }

  /** The number that a query gives where the application writes. */
  long count(String sql) {
    try (Connection connection = DriverManager.getConnection(primaryUrl(), "adsum", PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void administrate(int port, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(port, ""), "root", PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void start(int number, int port, String... more) throws IOException {
    Path home = Files.createDirectories(homes.resolve("mariadb-" + number));
    Path data = home.resolve("data");
    List<String> common =
        new ArrayList<>(List.of("--no-defaults", "--basedir=" + binaries(), "--datadir=" + data));
    if ("root".equals(System.getProperty("user.name"))) {
      common.add("--user=root");
    }
    List<String> install = new ArrayList<>(List.of(binaries() + "/scripts/mariadb-install-db"));
    install.addAll(common);
    install.addAll(List.of("--skip-test-db", "--skip-name-resolve"));
    Process installing = launch(install, home);
    try {
      if (!installing.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("No data folder: " + home);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Path init =
        Files.writeString(
            home.resolve("init.sql"),
            "create user if not exists root@'127.0.0.1' identified by '"
                + PASSWORD
                + "';\ngrant all privileges on *.* to root@'127.0.0.1' with grant option;\n");
    List<String> server = new ArrayList<>(List.of(binaries() + "/bin/mariadbd"));
    server.addAll(common);
    server.addAll(
        List.of(
            "--port=" + port,
            "--server-id=" + number,
            "--bind-address=127.0.0.1",
            "--socket=" + home.resolve("s"),
            "--pid-file=" + home.resolve("pid"),
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_unicode_ci",
            "--default-time-zone=+00:00",
            "--skip-name-resolve",
            "--skip-ssl",
            "--max-allowed-packet=64M"));
    // What the first server does at its start must not reach the second by both ways.
    Files.writeString(init, "set sql_log_bin = 0;\n" + Files.readString(init));
    server.add("--init-file=" + init);
    server.addAll(List.of(more));
    running.add(launch(server, home));
    Await.until("MariaDB " + number + " answers", PATIENCE, () -> answers(port));
  }

  private static boolean answers(int port) {
    try (Connection connection = DriverManager.getConnection(url(port, ""), "root", PASSWORD)) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static Process launch(List<String> command, Path home) throws IOException {
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
        .start();
  }

  private static String url(int port, String database) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + database + "?useInformationSchema=false";
  }

  private static Path binaries() {
    try (Stream<Path> all = Files.walk(Adsum.project().resolve("server-config/target"), 6)) {
      return all.filter(path -> path.endsWith("linux"))
          .filter(path -> Files.exists(path.resolve("bin/mariadbd")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (Process one : running) {
      one.destroy();
    }
    running.forEach(one -> one.onExit().join());
  }
}
