package org.adsum.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A web node, and a worker that comes and goes. Three servers: {@code -Dit.test=WorkerIT
 * -Dadsum.cluster=true}.
 */
@EnabledIfSystemProperty(named = "adsum.cluster", matches = "true")
@Order(Integer.MAX_VALUE)
class WorkerIT {
  private static final int STUDENTS = 3;
  private static final int BROKER = 8050;
  private static final int WORKER = 8100;

  @Test
  void aWorkerServesNoPagesAndJudgesWhatAWebNodeTook() throws Exception {
    try (Nodes nodes = new Nodes(AuditKeys.fresh(), BROKER)) {
      CompletableFuture<AdsumServer> broker =
          CompletableFuture.supplyAsync(() -> nodes.broker("broker", BROKER));
      AdsumServer web = nodes.first("web");
      broker.join();
      CheckIns lesson = new CheckIns(web.baseUri());
      List<CheckIns.Sent> sent = new ArrayList<>();
      for (int n = 1; n <= STUDENTS; n++) {
        sent.add(lesson.send(n));
      }
      for (CheckIns.Sent one : sent) {
        assertEquals("PENDING", one.state(), "nobody reads faces yet");
      }

      AdsumServer worker = nodes.another("worker", "worker", WORKER, web);

      for (CheckIns.Sent one : sent) {
        assertEquals("ACCEPTED", one.verdict());
      }
      assertTrue(worker.isReady());
      for (int port : List.of(worker.settings().httpsPort(), worker.settings().httpPort())) {
        assertThrows(ConnectException.class, () -> connect(port), "port " + port);
      }
      connect(web.settings().httpsPort());

      worker.stopServer();
      CheckIns.Sent waits = lesson.send(STUDENTS + 1);
      assertEquals("PENDING", waits.state());
      worker.startServer();
      assertEquals("ACCEPTED", waits.verdict());

      broker.join().killServer();
      // Only faces need the broker.
      assertEquals("REVIEW", lesson.sendCode(STUDENTS + 2).state());
      lesson.close();
    }
  }

  private static void connect(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertTrue(socket.isConnected());
    }
  }
}
