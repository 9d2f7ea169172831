package org.adsum.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * One running instance: database, WildFly and application. Tests start, break and stop instances
 * through this class just as {@code ./adsum run} does.
 *
 * <p>Use from one thread. Others may call {@link #close()} (which is also called when the program
 * ends), {@link #killServer()}, and what kills and starts the database while WildFly starts.
 */
public final class AdsumServer implements AutoCloseable {

  private static final int RESTARTS = 3;
  private static final Duration RESTART_WINDOW = Duration.ofSeconds(60);

  private Settings settings;
  private final Progress progress;
  private final HomeFolder home;
  private final Thread hook = new Thread(this::close, "adsum-stop");
  private Certificate certificate;
  private Passwords passwords;
  private Database database;
  private String auditKey;
  private WildFly wildfly;
  private volatile boolean stopping;

  private AdsumServer(Settings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
    this.home = new HomeFolder(settings.home());
  }

  /**
   * Starts an instance and returns when /health/ready is 200, or when the application says what
   * must be mended before it can be; it runs then, and {@link #isReady} is false.
   *
   * @throws LaunchProblem when it cannot be started; whatever was started is stopped again
   */
  public static AdsumServer start(Settings settings, Progress progress) {
    AdsumServer server = new AdsumServer(settings, progress);
    server.takeFolder();
    Runtime.getRuntime().addShutdownHook(server.hook);
    try {
      server.startAll();
      return server;
    } catch (RuntimeException e) {
      if (server.stopping) {
        // The person pressed Ctrl-C meanwhile: the hook stops everything, and this is no problem to
        // report.
        server.awaitEnd();
      }
      progress.interrupted();
      server.close();
      throw e;
    }
  }

  public Settings settings() {
    return settings;
  }

  /** Where a browser on this computer finds Adsum, with a closing slash. */
  public URI baseUri() {
    return URI.create("https://localhost:" + settings.httpsPort() + "/");
  }

  /** Where health and metrics are, with a closing slash. */
  public URI managementUri() {
    return URI.create("http://" + Network.LOOPBACK + ":" + settings.managementPort() + "/");
  }

  /**
   * What the QR code carries, without a closing slash: given, else this computer's address in its
   * network, else localhost.
   */
  public String publicUrl() {
    return settings
        .value("ADSUM_PUBLIC_URL")
        .map(url -> url.replaceFirst("/+$", ""))
        .orElseGet(() -> phoneUrl().orElse(localUrl()));
  }

  /** The address for phones in the same network; empty when only this computer can reach Adsum. */
  public Optional<String> phoneUrl() {
    String bind = settings.bind();
    if (bind.startsWith("127.") || bind.equals("localhost")) {
      return Optional.empty();
    }
    Optional<String> address = bind.equals("0.0.0.0") ? Network.lanAddress() : Optional.of(bind);
    return address.map(host -> "https://" + host + ":" + settings.httpsPort());
  }

  public String adminPassword() {
    return passwords.admin();
  }

  public String teacherPassword() {
    return passwords.teacher();
  }

  public String studentPassword() {
    return passwords.student();
  }

  public String databaseUrl() {
    return database != null ? database.url() : settings.databaseUrl().orElse("");
  }

  public String databaseUser() {
    return database != null ? database.user() : settings.value("ADSUM_DB_USER").orElse("adsum");
  }

  public String databasePassword() {
    return database != null
        ? database.password()
        : settings.value("ADSUM_DB_PASSWORD").orElse("adsum");
  }

  /**
   * The user that owns the tables; the application's own when a given database has no other, which
   * leaves the audit log open to the application.
   */
  public String databaseOwner() {
    return database != null
        ? database.owner()
        : settings.value("ADSUM_DB_OWNER").orElseGet(this::databaseUser);
  }

  public String databaseOwnerPassword() {
    return database != null ? database.ownerPassword() : settings.databaseOwnerPassword();
  }

  /** The command line of MariaDB's own client, as administrator of the embedded database. */
  public List<String> databaseClient(String... arguments) {
    return embedded().client("mariadb", arguments);
  }

  /** Trusts this instance's certificate besides the usual authorities. */
  public SSLContext tls() {
    return ApiClient.trusting(ApiClient.keystore(certificate.keystore(), certificate.password()));
  }

  /** The half of the audit log's key that checks signatures. */
  public String auditPublicKey() {
    return AuditKey.publicPart(auditKey);
  }

  /** The server's log file. */
  public Path logFile() {
    return wildfly.logFile();
  }

  /** The process id of the running WildFly. */
  public long serverPid() {
    return wildfly.process().pid();
  }

  /** The process id of the running embedded database. */
  public long databasePid() {
    return embedded().process().pid();
  }

  /** Whether /health/ready is 200 now. */
  public boolean isReady() {
    return wildfly.isReady();
  }

  /**
   * Starts WildFly after {@link #killServer()} or {@link #stopServer()} and waits until it is
   * ready, or says what must be mended before it can be.
   */
  public void startServer() {
    tellFaults(
        onceMoreWithoutDatabase(
            () -> {
              launchServer();
              wildfly.awaitBoot(this::goesOn);
              return wildfly.awaitReady(this::goesOn);
            }));
  }

  public void stopServer() {
    wildfly.stop();
  }

  /** Ends WildFly with SIGKILL, as a crash would. */
  public void killServer() {
    wildfly.process().kill();
  }

  /** Stops WildFly in order and starts it again; the database goes on. */
  public void restartServer() {
    stopServer();
    startServer();
  }

  /**
   * Stops WildFly and starts it again with one variable changed; for tests. Ports and data folder
   * must stay.
   */
  public void restartServer(String name, String value) {
    restartServer(Map.of(name, value));
  }

  /**
   * The same with several variables.
   *
   * @throws LaunchProblem when {@link #start} would refuse them; the server runs on as it was
   */
  public void restartServer(Map<String, String> changes) {
    Settings changed = settings;
    for (Map.Entry<String, String> change : changes.entrySet()) {
      changed = changed.with(change.getKey(), change.getValue());
    }
    requireConfiguration(changed);
    stopServer();
    settings = changed;
    startServer();
  }

  /** Puts the EAR of the latest build in place of the running application. */
  public void redeploy() {
    WildFly.redeploy(settings, home);
  }

  /** Starts the embedded database after {@link #killDatabase()} or {@link #stopDatabase()}. */
  public void startDatabase() {
    embedded().start(this::goesOn);
    writeState();
  }

  public void stopDatabase() {
    embedded().stop();
  }

  /** Ends the embedded database with SIGKILL. */
  public void killDatabase() {
    embedded().process().kill();
  }

  /** Stops WildFly, then the database, and leaves the data folder to others. */
  @Override
  public synchronized void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    progress.interrupted();
    if (wildfly != null && wildfly.process() != null && wildfly.process().isAlive()) {
      progress.say(Texts.of("stop.wildfly"));
      wildfly.stop();
    }
    if (database != null && database.process() != null && database.process().isAlive()) {
      progress.say(Texts.of("stop.database"));
      database.stop();
    }
    home.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already: this call comes from a hook.
      return;
    }
  }

  /**
   * Watches the children: starts a dead database again, returns when WildFly is gone.
   *
   * @throws LaunchProblem when a child died and the instance cannot go on
   */
  void supervise() {
    int restarts = 0;
    long windowStart = System.nanoTime();
    while (!stopping) {
      CompletableFuture<?> server = wildfly.process().onExit();
      CompletableFuture<?> store =
          database == null ? new CompletableFuture<>() : database.process().onExit();
      CompletableFuture.anyOf(server, store).join();
      if (stopping) {
        awaitEnd();
      } else if (server.isDone()) {
        throw Texts.problem("wildfly.died", wildfly.logFile());
      } else {
        if (System.nanoTime() - windowStart > RESTART_WINDOW.toNanos()) {
          windowStart = System.nanoTime();
          restarts = 0;
        }
        restarts++;
        if (restarts > RESTARTS) {
          throw Texts.problem("database.died", RESTARTS, home.log().resolve("mariadb.log"));
        }
        progress.say(Texts.of("database.restart"));
        startDatabase();
        progress.say(Texts.of("database.restarted"));
      }
    }
  }

  Passwords passwords() {
    return passwords;
  }

  HomeFolder home() {
    return home;
  }

  private void takeFolder() {
    progress.begin(Texts.of("step.folder", settings.home()));
    home.prepare();
    home.lock();
    try {
      requireProject();
      ClusterPart.of(settings);
      Orphans.end(home, progress);
      settings.requireSignIn();
      requireConfiguration(settings);
      Network.requirePorts(settings);
    } catch (RuntimeException e) {
      progress.interrupted();
      home.close();
      throw e;
    }
    progress.done();
  }

  private void requireConfiguration(Settings checked) {
    for (Finding finding : ConfigurationCheck.require(checked)) {
      progress.interrupted();
      progress.say(finding.line());
    }
  }

  private void startAll() {
    progress.begin(Texts.of("step.keys"));
    certificate = Certificate.of(settings, home);
    passwords = Passwords.of(settings, home);
    auditKey = AuditKey.of(settings, home);
    if (MasterKeyFile.isUsed(settings)) {
      MasterKeyFile.of(home).requireKey();
    }
    progress.done();

    if (!ClusterPart.of(settings).hasApplication()) {
      progress.begin(Texts.of("step.broker"));
    } else if (settings.databaseUrl().isEmpty()) {
      database = new Database(settings, home);
      progress.begin(Texts.of(database.isNew() ? "step.database.new" : "step.database"));
      if (database.isNew()) {
        database.create();
        home.demoData(!settings.demo().equals("false"));
      }
      database.start(this::tick);
    } else {
      progress.begin(Texts.of("step.database.given"));
    }
    progress.done();

    List<String> faults =
        onceMoreWithoutDatabase(
            () -> {
              if (database != null && !database.process().isAlive()) {
                database.start(this::tick);
              }
              progress.begin(Texts.of("step.wildfly"));
              launchServer();
              wildfly.awaitBoot(this::tick);
              progress.done();
              progress.begin(Texts.of("step.ready"));
              List<String> found = wildfly.awaitReady(this::tick);
              progress.done();
              return found;
            });
    tellFaults(faults);
    Health.at(settings.managementPort())
        .notices()
        .forEach(notice -> progress.say(Texts.of("ready.notice", notice)));
    if (stopping) {
      awaitEnd();
    }
  }

  /**
   * The application is not deployed when the database goes away in the seconds when the schema is
   * looked at, and a running WildFly does not try again: a second start does.
   */
  private List<String> onceMoreWithoutDatabase(Supplier<List<String>> start) {
    try {
      return start.get();
    } catch (LaunchProblem e) {
      if (stopping || !wildfly.lacksDatabase()) {
        throw e;
      }
      progress.interrupted();
      progress.say(Texts.of("wildfly.again", e.getMessage()));
      wildfly.stop();
      return start.get();
    }
  }

  private void tellFaults(List<String> faults) {
    faults.forEach(fault -> progress.say(Texts.of("ready.fault", fault)));
  }

  private synchronized void launchServer() {
    wildfly = new WildFly(settings, home);
    boolean demoData = database != null && home.hasDemoData();
    wildfly.start(ServerEnvironment.of(this, certificate, auditKey, demoData), certificate);
    writeState();
  }

  private void requireProject() {
    if (!Files.exists(WildFly.application(settings))) {
      throw Texts.problem("project.unbuilt");
    }
    if (settings.databaseUrl().isEmpty()) {
      String system = System.getProperty("os.name") + "/" + System.getProperty("os.arch");
      if (!system.equals("Linux/amd64")) {
        throw Texts.problem("database.platform", system);
      }
    }
  }

  private synchronized void writeState() {
    Properties state = new Properties();
    state.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
    state.setProperty("wildfly", String.valueOf(wildfly.process().pid()));
    if (database != null) {
      state.setProperty("database", String.valueOf(database.process().pid()));
      state.setProperty("databasePort", String.valueOf(settings.databasePort()));
    }
    state.setProperty("httpsPort", String.valueOf(settings.httpsPort()));
    state.setProperty("httpPort", String.valueOf(settings.httpPort()));
    state.setProperty("managementPort", String.valueOf(settings.managementPort()));
    state.setProperty("url", localUrl());
    StringWriter text = new StringWriter();
    try {
      state.store(text, null);
      HomeFolder.writeAtomically(home.run().resolve("adsum.properties"), text.toString());
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", home.root()), e);
    }
  }

  private String localUrl() {
    return "https://localhost:" + settings.httpsPort();
  }

  private boolean goesOn() {
    return !stopping;
  }

  private boolean tick() {
    if (!stopping) {
      progress.tick();
    }
    return !stopping;
  }

  private Database embedded() {
    if (database == null) {
      throw new IllegalStateException("the database of this instance is not the embedded one");
    }
    return database;
  }

  /** The hook is stopping the program; it ends while this waits. */
  private void awaitEnd() {
    new CompletableFuture<Void>().join();
  }
}
