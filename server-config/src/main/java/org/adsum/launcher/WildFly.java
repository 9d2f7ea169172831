package org.adsum.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * WildFly as a child process: the built server's files are shared and only read, all that changes
 * lies in the data folder.
 *
 * <p>Configuration and application are laid out anew at every start, so that a new build takes
 * effect and nothing that an earlier run changed by hand stays behind.
 */
final class WildFly {

  private static final Duration BOOT = Duration.ofSeconds(600);
  private static final Duration READY = Duration.ofSeconds(180);
  private static final Duration SUSPEND = Duration.ofSeconds(20);
  private static final Duration STOP = Duration.ofSeconds(60);

  private final Settings settings;
  private final HomeFolder home;
  private final Path jbossHome;
  private final ClusterPart part;
  private ChildProcess process;
  private BootLog bootLog;

  WildFly(Settings settings, HomeFolder home) {
    this.settings = settings;
    this.home = home;
    this.jbossHome = builtServer(settings);
    this.part = ClusterPart.of(settings);
  }

  ChildProcess process() {
    return process;
  }

  Path logFile() {
    return home.log().resolve("server.log");
  }

  static Path application(Settings settings) {
    return settings.project().resolve("ear/target/adsum.ear");
  }

  /** The argument by which a later launcher knows this server. */
  static String mark(HomeFolder home) {
    return "-Dadsum.home=" + home.root();
  }

  /** Lays configuration and application out and starts the process. */
  void start(Map<String, String> environment, Certificate certificate) {
    try {
      layOut();
      bootLog = new BootLog(logFile());
      Map<String, String> whole = new HashMap<>(settings.environment());
      whole.putAll(environment);
      whole.putAll(part.environment());
      process =
          ChildProcess.start(
              command(certificate, home.emptyTemporary()),
              whole,
              home.server(),
              home.log().resolve("console.log"),
              home.run().resolve("wildfly.pid"));
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("wildfly.start", e.getMessage()), e);
    }
  }

  /**
   * Waits until WildFly has booted.
   *
   * @param goOn asked while waiting; false gives up quietly
   */
  void awaitBoot(BooleanSupplier goOn) {
    boolean said =
        Waiting.until(
            BOOT, () -> bootLog.read().isPresent() || !process.isAlive() || !goOn.getAsBoolean());
    if (!goOn.getAsBoolean()) {
      return;
    }
    if (!said) {
      throw Texts.problem("wildfly.slow", BOOT.toSeconds(), logFile());
    }
    Optional<BootLog.Outcome> outcome = bootLog.read();
    if (outcome.isEmpty()) {
      throw Texts.problem("wildfly.ended", home.log().resolve("console.log"));
    }
    if (outcome.get() == BootLog.Outcome.FAILED) {
      throw Texts.problem("wildfly.failed", logFile(), bootLog.firstError().orElse(""));
    }
    failWhenUndeployed();
  }

  /**
   * Waits until /health/ready answers 200: server, application, and whatever the application
   * checks; or until it says what the operator must mend before it can.
   *
   * @return what must be mended, empty when the application is ready
   */
  List<String> awaitReady(BooleanSupplier goOn) {
    boolean decided =
        Waiting.until(
            READY,
            () -> isDecided() || isUndeployed() || !process.isAlive() || !goOn.getAsBoolean());
    if (!goOn.getAsBoolean()) {
      return List.of();
    }
    if (!process.isAlive()) {
      throw Texts.problem("wildfly.ended", home.log().resolve("console.log"));
    }
    failWhenUndeployed();
    Health health = Health.at(settings.managementPort());
    if (!decided) {
      throw Texts.problem(
          "wildfly.unready", READY.toSeconds(), logFile(), String.join(", ", health.down()));
    }
    return health.faults();
  }

  private boolean isDecided() {
    Health health = Health.at(settings.managementPort());
    return health.ready() || !health.faults().isEmpty();
  }

  private void failWhenUndeployed() {
    if (isUndeployed()) {
      bootLog.read();
      throw Texts.problem("wildfly.undeployed", logFile(), bootLog.firstError().orElse(""));
    }
  }

  /** The scanner's word that the application could not be deployed. */
  private boolean isUndeployed() {
    return Files.exists(home.server().resolve("deployments/adsum.ear.failed"));
  }

  /** Whether it runs, but without the application, because the database did not answer. */
  boolean lacksDatabase() {
    return process.isAlive() && isUndeployed() && bootLog.databaseMissed();
  }

  boolean isReady() {
    return Health.at(settings.managementPort()).ready();
  }

  void stop() {
    if (process != null) {
      process.stop(STOP);
    }
  }

  /**
   * Puts the latest build in place of the running application and waits for the scanner's word.
   *
   * @throws LaunchProblem when it cannot be deployed
   */
  static void redeploy(Settings settings, HomeFolder home) {
    Path folder = home.server().resolve("deployments");
    Path failed = folder.resolve("adsum.ear.failed");
    try {
      BootLog log = new BootLog(home.log().resolve("server.log"));
      deploy(settings, home);
      boolean decided =
          Waiting.until(
              BOOT,
              () -> Files.exists(folder.resolve("adsum.ear.deployed")) || Files.exists(failed));
      log.read();
      if (!decided || Files.exists(failed)) {
        throw Texts.problem(
            "wildfly.undeployed", home.log().resolve("server.log"), log.firstError().orElse(""));
      }
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("wildfly.start", e.getMessage()), e);
    }
  }

  private static void deploy(Settings settings, HomeFolder home) throws IOException {
    Path folder = Files.createDirectories(home.server().resolve("deployments"));
    try (DirectoryStream<Path> markers = Files.newDirectoryStream(folder, "adsum.ear.*")) {
      for (Path marker : markers) {
        Files.delete(marker);
      }
    }
    Path part = home.server().resolve("adsum.ear.part");
    Files.copy(application(settings), part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, folder.resolve("adsum.ear"), StandardCopyOption.ATOMIC_MOVE);
    Files.writeString(folder.resolve("adsum.ear.dodeploy"), "adsum.ear");
  }

  private void layOut() throws IOException {
    Path from = jbossHome.resolve("standalone/configuration");
    Path to = Files.createDirectories(home.server().resolve("configuration"));
    List<String> names = new ArrayList<>(List.of(part.configuration()));
    for (String who :
        List.of("application-users", "application-roles", "mgmt-users", "mgmt-groups")) {
      names.add(who + ".properties");
    }
    for (String name : names) {
      Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    try (InputStream logging = WildFly.class.getResourceAsStream("logging.properties")) {
      Files.copy(logging, to.resolve("logging.properties"), StandardCopyOption.REPLACE_EXISTING);
    }
    part.layOut(settings, home, to);
    if (settings.value("ADSUM_LOG").filter("json"::equals).isPresent()) {
      logAsJson(to);
    }
    if (part.hasApplication()) {
      deploy(settings, home);
    }
  }

  /** WildFly takes no expression where a handler names its formatter. */
  private void logAsJson(Path configuration) throws IOException {
    Path whole = configuration.resolve(part.configuration());
    Files.writeString(
        whole,
        Files.readString(whole)
            .replace("<named-formatter name=\"PATTERN\"/>", "<named-formatter name=\"JSON\"/>"));
    Path boot = configuration.resolve("logging.properties");
    Files.writeString(
        boot,
        Files.readString(boot)
            .replaceAll("(?m)^formatter\\.PATTERN.*$", "")
            .replace("handler.FILE.formatter=PATTERN", "handler.FILE.formatter=JSON")
            .concat("\nformatter.JSON=org.jboss.logmanager.formatters.JsonFormatter\n"));
  }

  private List<String> command(Certificate certificate, Path temporary) {
    Path base = home.server();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(mark(home));
    command.addAll(
        List.of(
            "-D[Standalone]",
            "-Xms256m",
            "-Xmx768m",
            "-XX:MaxMetaspaceSize=512m",
            "-XX:+ExitOnOutOfMemoryError",
            // On SIGTERM: new requests get 503, those that run and messages being judged may end.
            "-Dorg.wildfly.sigterm.suspend.timeout=" + SUSPEND.toSeconds(),
            // A decoded picture must not be a humongous object: each of those brings the next
            // marking of the whole heap nearer.
            "-XX:G1HeapRegionSize=8m",
            "-Djava.net.preferIPv4Stack=true",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + temporary,
            "-Dfile.encoding=UTF-8",
            "-Djboss.modules.system.pkgs=org.jboss.byteman",
            // OpenTelemetry is there for traces; its figures are not exported.
            "-Dwildfly.multiple.metrics.warn=false",
            // A crowded computer may need minutes; the launcher's own patience is what counts.
            "-Djboss.as.management.blocking.timeout=" + BOOT.toSeconds(),
            "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000"));
    // Comparing faces by the processor's vector registers.
    if (ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent()) {
      command.add("--add-modules=jdk.incubator.vector");
    }
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    // The same openings as in WildFly's own bin/common.sh.
    for (String exported :
        List.of(
            "java.naming/com.sun.jndi.ldap",
            "java.naming/com.sun.jndi.url.ldap",
            "java.naming/com.sun.jndi.url.ldaps",
            "jdk.naming.dns/com.sun.jndi.dns")) {
      command.add("--add-exports=" + exported + "=ALL-UNNAMED");
    }
    for (String opened :
        List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming")) {
      command.add("--add-opens=" + opened + "=ALL-UNNAMED");
    }
    settings
        .value("ADSUM_JAVA_OPTS")
        .ifPresent(options -> command.addAll(Arrays.asList(options.split("\\s+"))));
    command.addAll(part.options(settings, home));
    command.addAll(
        List.of(
            "-Dorg.jboss.boot.log.file=" + logFile(),
            "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri(),
            "-Djboss.home.dir=" + jbossHome,
            "-Djboss.server.base.dir=" + base,
            "-Djboss.bind.address=" + settings.bind(),
            "-Djboss.bind.address.management=" + Network.LOOPBACK,
            "-Djboss.bind.address.unsecure=" + Network.LOOPBACK,
            "-Djboss.socket.binding.port-offset=" + settings.offset(),
            "-Djboss.https.port=" + settings.httpsPort(),
            "-Djboss.http.port=" + settings.httpPort(),
            "-Djboss.management.http.port=" + settings.managementPort(),
            "-Dadsum.models=" + settings.models(),
            // Two more from the queue: while one commits, another is measured.
            "-Dadsum.face.sessions=" + (settings.faceSeats() + 2),
            "-Dadsum.https.port=" + settings.httpsPort(),
            "-Dadsum.tls.keystore=" + certificate.keystore(),
            "-jar",
            jbossHome.resolve("jboss-modules.jar").toString(),
            "-mp",
            jbossHome.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "--read-only-server-config=" + part.configuration()));
    return command;
  }

  private static Path builtServer(Settings settings) {
    Path target = settings.project().resolve("server-config/target");
    try (Stream<Path> folders = Files.list(target)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("wildfly-"))
          .filter(folder -> Files.exists(folder.resolve("jboss-modules.jar")))
          .findFirst()
          .orElseThrow(() -> Texts.problem("project.unbuilt"));
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("project.unbuilt"), e);
    }
  }
}
