package org.adsum.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adsum.launcher.AdsumServer;
import org.adsum.launcher.Progress;
import org.adsum.launcher.Settings;

/**
 * The one instance that all tests of this JVM use: a fresh data folder below {@code target}, demo
 * people and courses, free ports, reachable from this computer only. It is started by the first who
 * asks and stopped by {@link ServerListener}.
 */
public final class Adsum {
  /** The password of every demo account. */
  public static final String PASSWORD = "Correct-Horse-7";

  /** Files that tests leave for people: screenshots, traces, videos. */
  public static final Path TARGET = project().resolve("ear/target");

  private static final int FIRST_OFFSET = 7000;
  private static final int LAST_OFFSET = 7900;
  private static AdsumServer server;
  private static RuntimeException failure;

  private Adsum() {}

  /** The running instance. */
  public static synchronized AdsumServer server() {
    if (failure != null) {
      throw failure;
    }
    if (server == null) {
      try {
        server = AdsumServer.start(settings(), Progress.to(System.out));
        // Arquillian reads it in arquillian.xml.
        System.setProperty(
            "adsum.it.management-port", String.valueOf(server.settings().managementPort()));
        System.setProperty("adsum.it.jboss-home", jbossHome().toString());
        System.setProperty("adsum.it.https-port", String.valueOf(server.settings().httpsPort()));
        Api.trustTheTestServerEverywhere();
      } catch (RuntimeException e) {
        // Every test tells the same, instead of trying again for minutes.
        failure = e;
        throw e;
      }
    }
    return server;
  }

  static synchronized boolean isStarted() {
    return server != null;
  }

  static synchronized void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** Where browsers find it, with a closing slash. */
  public static URI uri() {
    return server().baseUri();
  }

  /** The project's folder. */
  public static Path project() {
    String given = System.getProperty("adsum.project");
    return given == null
        ? Settings.enclosingProject()
        : Path.of(given).toAbsolutePath().normalize();
  }

  private static Settings settings() {
    Path home = TARGET.resolve("it-home");
    empty(home);
    int offset = freeOffset();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("ADSUM_DB_"));
    environment.put("ADSUM_HOME", home.toString());
    environment.put("ADSUM_PORT_OFFSET", String.valueOf(offset));
    environment.put("ADSUM_BIND", "127.0.0.1");
    environment.put("ADSUM_DEMO", "true");
    environment.put("ADSUM_DEMO_PASSWORD", PASSWORD);
    // A browser test takes a picture of one screen and shows it to another: on a busy computer that
    // is longer than ten seconds.
    environment.put("ADSUM_CODE_STEP_SECONDS", "20");
    // Forty demo accounts, and a sign-in for each: not what these tests are about.
    environment.put("ADSUM_BCRYPT_COST", "4");
    // The walks call everything with one account; a test of its own reaches the limit of check-ins.
    environment.put("ADSUM_PACE_CALLS", "1000000");
    // Reached soon by the test that asks for it, and by no other.
    environment.put("ADSUM_PACE_OPEN_CODES", "120");
    environment.put("ADSUM_PACE_OPEN_SESSION", "60");
    String own = "https://localhost:" + (8443 + offset);
    environment.put("ADSUM_PUBLIC_URL", System.getProperty("adsum.it.public-url", own));
    return Settings.from(environment, project());
  }

  private static int freeOffset() {
    return IntStream.iterate(FIRST_OFFSET, o -> o <= LAST_OFFSET, o -> o + 100)
        .filter(o -> Stream.of(8443, 8080, 9990, 43306).allMatch(port -> isFree(port + o)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No free ports for the tests' server"));
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static Path jbossHome() {
    try (Stream<Path> folders = Files.list(project().resolve("server-config/target"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("jboss-modules.jar")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void empty(Path home) {
    if (!Files.exists(home)) {
      return;
    }
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
