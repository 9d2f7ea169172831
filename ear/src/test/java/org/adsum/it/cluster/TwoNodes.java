package org.adsum.it.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;
import org.adsum.launcher.AdsumServer;
import org.adsum.launcher.Progress;
import org.adsum.launcher.Settings;

/**
 * Two application nodes on one database and one broker, on this computer's loopback. The first
 * node's launcher keeps the database, which goes on when that node's server is killed.
 */
final class TwoNodes implements AutoCloseable {
  private static final int BROKER = 8050;
  private static final int FIRST = 8000;
  private static final int SECOND = 8100;
  private static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private final Deque<AdsumServer> started = new ArrayDeque<>();
  private final Path homes = Adsum.TARGET.resolve("cluster-homes");
  private final String auditKey;
  private final AdsumServer first;
  private final AdsumServer second;

  TwoNodes(String auditKey) {
    this.auditKey = auditKey;
    empty(homes);
    try {
      CompletableFuture<AdsumServer> broker =
          CompletableFuture.supplyAsync(() -> start("broker", "broker", BROKER, Map.of()));
      first = start("first", "all", FIRST, Map.of());
      broker.join();
      second =
          start(
              "second",
              "all",
              SECOND,
              Map.of(
                  "ADSUM_DB_URL", first.databaseUrl(),
                  "ADSUM_DB_USER", first.databaseUser(),
                  "ADSUM_DB_PASSWORD", first.databasePassword(),
                  "ADSUM_DB_OWNER", first.databaseOwner(),
                  "ADSUM_DB_OWNER_PASSWORD", first.databaseOwnerPassword()));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  AdsumServer first() {
    return first;
  }

  AdsumServer second() {
    return second;
  }

  private AdsumServer start(String name, String role, int offset, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(variable -> variable.startsWith("ADSUM_"));
    environment.put("ADSUM_HOME", homes.resolve(name).toString());
    environment.put("ADSUM_ROLE", role);
    environment.put("ADSUM_NODE", name);
    environment.put("ADSUM_PORT_OFFSET", String.valueOf(offset));
    environment.put("ADSUM_BROKERS", "127.0.0.1:" + (5445 + BROKER));
    environment.put("ADSUM_CLUSTER_SECRET", "known-to-these-tests-only");
    environment.put("ADSUM_MASTER_KEY", MASTER_KEY);
    environment.put("ADSUM_AUDIT_KEY", auditKey);
    environment.put("ADSUM_BIND", "127.0.0.1");
    environment.put("ADSUM_PUBLIC_URL", "https://localhost:" + (8443 + FIRST));
    environment.put("ADSUM_DEMO", "true");
    environment.put("ADSUM_DEMO_PASSWORD", Adsum.PASSWORD);
    environment.put("ADSUM_CODE_STEP_SECONDS", "20");
    environment.put("ADSUM_BCRYPT_COST", "4");
    environment.putAll(more);
    AdsumServer server =
        AdsumServer.start(Settings.from(environment, Adsum.project()), Progress.to(System.out));
    synchronized (started) {
      started.push(server);
    }
    return server;
  }

  /** The database is the first node's, so that one is stopped last. */
  @Override
  public void close() {
    synchronized (started) {
      Stream.concat(started.stream().filter(server -> server != first), Stream.ofNullable(first))
          .toList()
          .forEach(AdsumServer::close);
      started.clear();
    }
  }

  private static void empty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
