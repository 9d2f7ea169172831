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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;
import org.adsum.launcher.AdsumServer;
import org.adsum.launcher.Progress;
import org.adsum.launcher.Settings;

/**
 * Several nodes on one database, on this computer's loopback. The launcher of the first application
 * node keeps the database, which goes on when that node's server is killed.
 */
final class Nodes implements AutoCloseable {
  private static final int FIRST = 8000;
  private static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private final Deque<AdsumServer> started = new ArrayDeque<>();
  private final Path homes = Adsum.TARGET.resolve("cluster-homes");
  private final String auditKey;
  private final String brokers;

  /**
   * Nothing is started yet.
   *
   * @param brokers the port offsets of the brokers, the first one first
   */
  Nodes(String auditKey, int... brokers) {
    this.auditKey = auditKey;
    this.brokers =
        IntStream.of(brokers)
            .mapToObj(offset -> "127.0.0.1:" + (5445 + offset))
            .collect(Collectors.joining(","));
    empty(homes);
  }

  AdsumServer broker(String role, int offset) {
    return start(role, role, offset, Map.of());
  }

  /** The application node that keeps the database. */
  AdsumServer first(String role) {
    return start("first", role, FIRST, Map.of());
  }

  /** Another application node, on the first one's database. */
  AdsumServer another(String name, String role, int offset, AdsumServer first) {
    return start(
        name,
        role,
        offset,
        Map.of(
            "ADSUM_DB_URL", first.databaseUrl(),
            "ADSUM_DB_USER", first.databaseUser(),
            "ADSUM_DB_PASSWORD", first.databasePassword(),
            "ADSUM_DB_OWNER", first.databaseOwner(),
            "ADSUM_DB_OWNER_PASSWORD", first.databaseOwnerPassword()));
  }

  /** An instance that is alone, on a database of its own unless told otherwise. */
  AdsumServer alone(Map<String, String> more) {
    return start("alone", "all", FIRST, more);
  }

  /** Where the nodes' data folders are. */
  Path homes() {
    return homes;
  }

  /** A node's log of its server. */
  Path log(String name) {
    return homes.resolve(name).resolve("server/log/server.log");
  }

  private AdsumServer start(String name, String role, int offset, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(variable -> variable.startsWith("ADSUM_"));
    environment.put("ADSUM_HOME", homes.resolve(name).toString());
    environment.put("ADSUM_ROLE", role);
    environment.put("ADSUM_NODE", name);
    environment.put("ADSUM_PORT_OFFSET", String.valueOf(offset));
    environment.put("ADSUM_BROKERS", brokers);
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

  /** The database is the first application node's, so that one is stopped last. */
  @Override
  public void close() {
    synchronized (started) {
      started.stream()
          .sorted(Comparator.comparing(server -> server.settings().httpsPort() == 8443 + FIRST))
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
