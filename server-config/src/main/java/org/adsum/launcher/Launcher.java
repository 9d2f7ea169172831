package org.adsum.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.adsum.size.SizeCommand;

/** The program behind {@code ./adsum run}, {@code stop}, {@code keys} and others. */
public final class Launcher {

  static final int OK = 0;
  static final int PROBLEM = 1;
  static final int USAGE = 2;
  static final int NOT_RUNNING = 3;
  private static final Duration STOP = Duration.ofSeconds(120);

  private static volatile boolean failed;

  private Launcher() {}

  /** Runs one command; problems go to the standard error in one line. */
  public static void main(String[] arguments) {
    int code;
    try {
      List<String> all = Arrays.asList(arguments);
      String command = all.isEmpty() ? "" : all.get(0);
      List<String> rest = all.isEmpty() ? all : all.subList(1, all.size());
      code =
          switch (command) {
            case "run" -> run(rest);
            case "check" -> check(settings(Map.of()));
            case "stop" -> stop(settings(Map.of()));
            case "status" -> status(settings(Map.of()));
            case "redeploy" -> redeploy(settings(Map.of()));
            case "audit" -> AuditCommand.run(rest, settings(Map.of()));
            case "keys" -> KeysCommand.run(rest, settings(Map.of()));
            case "dpia" -> DpiaCommand.run(rest, settings(Map.of()));
            case "sso" -> SsoCommand.run(rest, settings(Map.of()));
            case "console-times" -> ConsoleTimes.run(rest, settings(Map.of()));
            case "generate" -> GenerateCommand.run(rest, settings(Map.of()));
            case "load" -> LoadCommand.run(rest, settings(Map.of()));
            case "backup" -> BackupCommand.run(rest, settings(Map.of()));
            case "restore" -> RestoreCommand.run(rest, settings(Map.of()));
            case "doctor" -> DoctorCommand.run(rest, settings(Map.of()));
            case "size" -> SizeCommand.run(rest, System.out);
            case "enrol" -> EnrolCommand.run(rest, settings(Map.of()));
            default -> usage();
          };
    } catch (LaunchProblem e) {
      System.err.println(Texts.of("problem", e.getMessage()));
      code = PROBLEM;
    }
    System.exit(code);
  }

  private static int run(List<String> options) {
    Map<String, String> told = new HashMap<>();
    for (String option : options) {
      switch (option) {
        case "--demo" -> told.put("ADSUM_DEMO", "true");
        case "--no-demo" -> told.put("ADSUM_DEMO", "false");
        default -> throw Texts.problem("usage.option", option);
      }
    }
    Progress progress = Progress.onConsole();
    AdsumServer server = AdsumServer.start(settings(told), progress);
    // Runs beside the server's own hook, and ends the program with 0 once that is through: a stop
    // that was asked for is no error.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  if (!failed) {
                    progress.say(Texts.of("stop.done"));
                    Runtime.getRuntime().halt(OK);
                  }
                }));
    tellPasswords(server, progress);
    server.phoneUrl().ifPresent(url -> progress.say(Texts.of("ready.phone", url + "/")));
    progress.say(Texts.of(server.isReady() ? "ready" : "ready.not", server.baseUri()));
    try {
      server.supervise();
      return OK;
    } catch (LaunchProblem e) {
      failed = true;
      System.err.println(Texts.of("problem", e.getMessage()));
      server.close();
      return PROBLEM;
    }
  }

  /** What can be seen before a build: a running instance, or a port that another program has. */
  private static int check(Settings settings) {
    ConfigurationCheck.require(settings);
    HomeFolder home = new HomeFolder(settings.home());
    home.prepare();
    home.lock();
    home.close();
    if (Orphans.of(home).isEmpty()) {
      Network.requirePorts(settings);
    }
    return OK;
  }

  private static void tellPasswords(AdsumServer server, Progress progress) {
    Settings settings = server.settings();
    if (settings.value("ADSUM_DEMO_PASSWORD").isPresent()) {
      progress.say(Texts.of("passwords.same"));
      return;
    }
    Path shown = server.home().keys().resolve("demo-passwords.shown");
    if (Files.exists(shown)) {
      progress.say(Texts.of("passwords.kept", server.home().keys().resolve("demo-passwords")));
      return;
    }
    progress.say(Texts.of("passwords.title", server.home().keys().resolve("demo-passwords")));
    progress.say(String.format("  %-24s %s", "admin", server.passwords().admin()));
    try {
      Files.writeString(shown, "");
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", shown), e);
    }
    if (!settings.demo().equals("false")) {
      progress.say(String.format("  %-24s %s", "teacher1, teacher2", server.passwords().teacher()));
      progress.say(
          String.format("  %-24s %s", "student01 … student40", server.passwords().student()));
    }
  }

  private static int stop(Settings settings) {
    HomeFolder home = new HomeFolder(settings.home());
    Progress progress = Progress.onConsole();
    if (home.isTaken()) {
      long pid = home.readPid().orElseThrow(() -> Texts.problem("stop.nopid", settings.home()));
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
      if (!Waiting.until(STOP, () -> !home.isTaken())) {
        throw Texts.problem("stop.slow", pid, STOP.toSeconds());
      }
      progress.say(Texts.of("stop.done"));
    } else if (Files.isDirectory(home.run()) && Orphans.end(home, progress) > 0) {
      progress.say(Texts.of("stop.done"));
    } else {
      progress.say(Texts.of("status.stopped", settings.home()));
    }
    return OK;
  }

  private static int redeploy(Settings settings) {
    HomeFolder home = new HomeFolder(settings.home());
    if (!home.isTaken()) {
      throw Texts.problem("status.stopped", settings.home());
    }
    WildFly.redeploy(settings, home);
    Progress.onConsole().say(Texts.of("redeploy.done"));
    return OK;
  }

  private static int status(Settings settings) {
    HomeFolder home = new HomeFolder(settings.home());
    Progress progress = Progress.onConsole();
    if (!home.isTaken()) {
      int orphans = Orphans.of(home).size();
      progress.say(
          orphans == 0
              ? Texts.of("status.stopped", settings.home())
              : Texts.of("status.orphans", settings.home(), orphans));
      return NOT_RUNNING;
    }
    Properties state = state(home);
    if (!state.containsKey("managementPort")) {
      progress.say(Texts.of("status.starting", home.readPid().map(String::valueOf).orElse("?")));
      return OK;
    }
    Health health = Health.at(Integer.parseInt(state.getProperty("managementPort")));
    String url = state.getProperty("url") + "/";
    progress.say(
        health.ready()
            ? Texts.of("status.ready", url)
            : Texts.of("status.unready", url, String.join(", ", health.down())));
    health.faults().forEach(fault -> progress.say(Texts.of("ready.fault", fault)));
    health.notices().forEach(notice -> progress.say(Texts.of("ready.notice", notice)));
    progress.say(Texts.of("status.folder", settings.home()));
    progress.say(Texts.of("status.launcher", state.getProperty("pid")));
    progress.say(
        Texts.of(
            "status.wildfly",
            state.getProperty("wildfly"),
            state.getProperty("httpsPort"),
            state.getProperty("httpPort"),
            state.getProperty("managementPort")));
    if (state.containsKey("database")) {
      progress.say(
          Texts.of(
              "status.database", state.getProperty("database"), state.getProperty("databasePort")));
    } else {
      progress.say(Texts.of("status.database.given"));
    }
    return OK;
  }

  private static Properties state(HomeFolder home) {
    Properties state = new Properties();
    Path file = home.run().resolve("adsum.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        state.load(reader);
      } catch (IOException e) {
        throw new LaunchProblem(Texts.of("home.unreadable", file), e);
      }
    }
    return state;
  }

  private static Settings settings(Map<String, String> told) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(told);
    String project = System.getProperty("adsum.project");
    return Settings.from(
        environment, project == null ? Settings.enclosingProject() : Path.of(project));
  }

  private static int usage() {
    System.err.println(Texts.of("usage"));
    return USAGE;
  }
}
