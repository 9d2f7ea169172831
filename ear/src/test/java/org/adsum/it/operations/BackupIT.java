package org.adsum.it.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.AdsumCommand;
import org.adsum.it.support.Await;
import org.adsum.it.support.Broker;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Student;
import org.adsum.launcher.AdsumServer;
import org.adsum.launcher.Progress;
import org.adsum.launcher.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was copied under use is whole in a new server. */
@ExtendWith(Invariants.class)
class BackupIT {
  private static final String QUEUE = "adsum.verification";
  private static final int OTHER_PORTS = 50;

  @TempDir Path folder;

  @Test
  void aBackupMadeUnderUseIsWholeInANewServerAndWaitingCheckInsAreToldToScanAgain()
      throws Exception {
    Student judged = Student.enrolled(1);
    Student waiting = Student.enrolled(2);
    Path backup = folder.resolve("backup.zip");
    String accepted;
    String pending;
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      accepted = judged.checkIn(lesson).text("id");
      Broker.deliver(QUEUE, false);
      try {
        pending = waiting.send(lesson);
        AdsumCommand made = AdsumCommand.run("backup", backup.toString(), "--with-master-keys");
        assertEquals(0, made.code(), made.text());
      } finally {
        Broker.deliver(QUEUE, true);
      }
      waiting.verdict(pending);
    }
    assertNoKeysInside(backup);

    Settings settings = otherServer();
    AdsumCommand restored = restore(settings, backup);
    assertEquals(0, restored.code(), restored.text());
    AdsumCommand again = restore(settings, backup);
    assertEquals(1, again.code(), "nothing is overwritten without being told to");

    AdsumServer server = AdsumServer.start(settings, Progress.to(System.out));
    try {
      assertTrue(server.isReady());
      assertEquals(
          "ACCEPTED",
          one(server, "select state from checkin_attempt where id = '" + accepted + "'"));
      // Its ticket's life is over soon; the sweeper then says so.
      change(
          server,
          "update checkin_attempt set expires_at = utc_timestamp(6) where id = '" + pending + "'");
      Await.until(
          "the check-in that waited is told",
          Duration.ofSeconds(60),
          () ->
              one(server, "select state from checkin_attempt where id = '" + pending + "'")
                  .equals("EXPIRED"));
      try (Connection connection = connect(server)) {
        assertEquals(List.of(), org.adsum.chaos.Invariants.of(connection).data());
      }
      AdsumCommand doctor = command(settings, "doctor");
      assertEquals(0, doctor.code(), doctor.text());
      AdsumCommand audit = command(settings, "audit", "verify");
      assertEquals(0, audit.code(), audit.text());
    } finally {
      server.close();
    }
  }

  private static void assertNoKeysInside(Path backup) throws IOException {
    String master =
        Files.readString(Adsum.server().settings().home().resolve("keys/master.key")).strip();
    try (ZipFile zip = new ZipFile(backup.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("database.sql"))) {
      String dump = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertFalse(dump.contains(master), "no master key beside the data");
      assertFalse(dump.contains("INSERT INTO `data_key`"), "no data keys beside the templates");
      assertTrue(dump.contains("INSERT INTO `face_template`"));
      assertEquals(
          List.of(),
          zip.stream().map(Object::toString).filter(n -> n.contains("deletions")).toList());
    }
  }

  private Settings otherServer() {
    Map<String, String> environment = environment();
    return Settings.from(environment, Adsum.project());
  }

  private Map<String, String> environment() {
    Settings first = Adsum.server().settings();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("ADSUM_"));
    environment.put("ADSUM_HOME", folder.resolve("home").toString());
    environment.put("ADSUM_PORT_OFFSET", String.valueOf(first.offset() + OTHER_PORTS));
    environment.put("ADSUM_BIND", "127.0.0.1");
    environment.put("ADSUM_DEMO_PASSWORD", Adsum.PASSWORD);
    return environment;
  }

  private AdsumCommand restore(Settings settings, Path backup)
      throws IOException, InterruptedException {
    return command(settings, "restore", backup.toString());
  }

  private AdsumCommand command(Settings settings, String... arguments)
      throws IOException, InterruptedException {
    return AdsumCommand.runWith(environment(), arguments);
  }

  private static String one(AdsumServer server, String sql) {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "nothing";
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void change(AdsumServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      assertEquals(1, statement.executeUpdate(sql));
    }
  }

  private static Connection connect(AdsumServer server) throws SQLException {
    return DriverManager.getConnection(
        server.databaseUrl(), server.databaseOwner(), server.databaseOwnerPassword());
  }
}
