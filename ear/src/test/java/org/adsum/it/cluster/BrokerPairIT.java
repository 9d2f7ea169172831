package org.adsum.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.adsum.it.support.Await;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The broker dies while check-ins wait in it: a web node, a worker node, a pair of brokers. Four
 * servers: {@code -Dit.test=BrokerPairIT -Dadsum.cluster=true}.
 */
@EnabledIfSystemProperty(named = "adsum.cluster", matches = "true")
@Order(Integer.MAX_VALUE)
class BrokerPairIT {
  private static final int STUDENTS = 3;
  private static final int PRIMARY = 8050;
  private static final int BACKUP = 8150;
  private static final int WORKER = 8100;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Artemis: "Backup server ... is synchronized with live server". */
  private static final String IS_COPY = "AMQ221024";

  @Test
  void whatWaitsInABrokerThatDiesIsJudgedFromItsBackup() throws Exception {
    try (Nodes nodes = new Nodes(AuditKeys.fresh(), PRIMARY, BACKUP)) {
      CompletableFuture<AdsumServer> primary =
          CompletableFuture.supplyAsync(() -> nodes.broker("broker", PRIMARY));
      AdsumServer web = nodes.first("web");
      AdsumServer broker = primary.join();
      nodes.broker("broker-backup", BACKUP);
      Await.until(
          "the backup has a copy", PATIENCE, () -> tells(nodes.log("broker-backup"), IS_COPY));
      CheckIns lesson = new CheckIns(web.baseUri());
      List<CheckIns.Sent> sent = new ArrayList<>();
      for (int n = 1; n <= STUDENTS; n++) {
        sent.add(lesson.send(n));
      }
      for (CheckIns.Sent one : sent) {
        assertEquals("PENDING", one.state(), "nobody reads faces yet");
      }

      broker.killServer();
      nodes.another("worker", "worker", WORKER, web);

      for (CheckIns.Sent one : sent) {
        assertEquals("ACCEPTED", one.verdict());
      }
      assertEquals("ACCEPTED", lesson.send(STUDENTS + 1).verdict());
      lesson.close();
    }
  }

  private static boolean tells(Path log, String what) {
    try {
      return Files.readString(log).contains(what);
    } catch (NoSuchFileException notYet) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
