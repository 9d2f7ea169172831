package org.adsum.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Lesson;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Reports and files are read from a replica. A server and two databases more than the other tests:
 * {@code -Dit.test=ReportReplicaIT -Dadsum.cluster=true}.
 */
@EnabledIfSystemProperty(named = "adsum.cluster", matches = "true")
@Order(2)
class ReportReplicaIT {
  private static final int PRIMARY = 51407;
  private static final int REPLICA = 51408;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void reportsAndFilesAreReadFromTheReplicaAndNothingElseNeedsIt() throws Exception {
    Nodes nodes = new Nodes(AuditKeys.fresh());
    try (MariaDbPair databases = new MariaDbPair(nodes.homes(), PRIMARY, REPLICA);
        nodes) {
      AdsumServer server =
          nodes.alone(
              Map.of(
                  "ADSUM_DB_URL",
                  databases.primaryUrl(),
                  "ADSUM_DB_USER",
                  "adsum",
                  "ADSUM_DB_PASSWORD",
                  MariaDbPair.PASSWORD,
                  "ADSUM_DB_REPLICA_URL",
                  databases.replicaUrl()));
      URI at = server.baseUri();
      Api admin = Api.signedInAt(at, "admin");
      Api teacher = Api.signedInAt(at, "teacher1");
      String section = Lesson.section(teacher, Lesson.ALL);
      Await.until("the replica has the schema", PATIENCE, () -> admin.at(report()).status() == 200);
      String before = file(admin);

      databases.halt();
      holdLesson(teacher, section);
      Await.until("the sums are made", PATIENCE, () -> areMade(admin, databases));
      assertEquals(before, file(admin), "a replica that does not follow shows what it had");
      assertEquals(List.of(), sessions(admin), "files of lists, too");

      databases.goOn();
      Await.until("the replica has caught up", PATIENCE, () -> !file(admin).equals(before));
      assertEquals(1, sessions(admin).size());

      databases.killReplica();
      assertEquals(503, admin.at(report()).status());
      holdLesson(teacher, section);
      admin.at("admin/sessions").expect(200);
      assertTrue(server.isReady());
      assertTrue(health(server).contains("read replica does not answer"), health(server));
    }
  }

  private static void holdLesson(Api teacher, String section) {
    String lesson =
        teacher
            .post("sections/" + section + "/sessions", Json.createObjectBuilder().build())
            .expect(201)
            .text("id");
    teacher.post("sessions/" + lesson + "/close").expect(200);
  }

  /** Opening the page brings sums up to date. */
  private static boolean areMade(Api admin, MariaDbPair databases) {
    admin.at("admin/reports");
    return databases.count("select count(*) from section_sum_due") == 0
        && databases.count("select count(*) from session_sum") == 1;
  }

  /** The lines of the file of all sessions. */
  private static List<String> sessions(Api admin) {
    return admin.at("admin/lists/sessions.csv").expect(200).body().lines().skip(1).toList();
  }

  private static String file(Api admin) {
    return admin.at(report()).expect(200).body();
  }

  private static String report() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return "admin/reports/attendance.csv?from=%s&to=%s&by=COURSE"
        .formatted(today.minusDays(1), today.plusDays(1));
  }

  private static String health(AdsumServer server) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.managementUri().resolve("health/ready")).build(),
            BodyHandlers.ofString())
        .body();
  }
}
