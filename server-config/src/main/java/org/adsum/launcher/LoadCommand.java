package org.adsum.launcher;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.adsum.load.Faces;
import org.adsum.load.LoadObserver;
import org.adsum.load.LoadPicture;
import org.adsum.load.LoadProblem;
import org.adsum.load.LoadProgress;
import org.adsum.load.LoadResult;
import org.adsum.load.LoadRun;
import org.adsum.load.LoadSettings;
import org.adsum.load.LoadTarget;
import org.adsum.load.Soak;
import org.adsum.models.build.EvalPhotos;

/** {@code ./adsum load}: drives a running instance with simulated students. */
final class LoadCommand {
  private static final Set<String> VALUES =
      Set.of(
          "--students",
          "--within",
          "--url",
          "--photos",
          "--seed",
          "--route",
          "--out",
          "--sections",
          "--patience",
          "--soak");
  private static final Set<String> FLAGS = Set.of("--shared-connections", "--no-faults");
  private static final int MOST_STUDENTS = 20_000;
  private static final int SHOWN = 10;

  private final Map<String, String> given = new HashMap<>();
  private final Progress progress = Progress.onConsole();

  private LoadCommand() {}

  /**
   * @return 0, or 1 when something is lost, double or wrong, or a soak is not flat
   * @throws LaunchProblem when an option is wrong or the server refuses
   */
  static int run(List<String> options, Settings settings) {
    LoadCommand command = new LoadCommand();
    command.parse(options);
    try {
      return command.drive(settings);
    } catch (LoadProblem e) {
      throw new LaunchProblem(Texts.of("load.problem", e.getMessage()), e);
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", e.getMessage()), e);
    }
  }

  private void parse(List<String> options) {
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      if (FLAGS.contains(option)) {
        given.put(option, "");
      } else if (VALUES.contains(option) && i + 1 < options.size()) {
        given.put(option, options.get(++i));
      } else {
        throw Texts.problem("load.usage");
      }
    }
    if (!given.containsKey("--students") || !given.containsKey("--within")) {
      throw Texts.problem("load.usage");
    }
  }

  private long number(String option, long least, long most, long otherwise) {
    if (!given.containsKey(option)) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(given.get(option));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of bounds is.
    }
    throw Texts.problem("generate.number", option, least, most);
  }

  private LoadSettings wanted() {
    int students = (int) number("--students", 1, MOST_STUDENTS, 0);
    Duration within = Duration.ofSeconds(number("--within", 1, 86_400, 0));
    LoadSettings usual = LoadSettings.of(students, within, number("--seed", 0, Long.MAX_VALUE, 1));
    LoadSettings.Route route;
    try {
      route =
          LoadSettings.Route.valueOf(
              given.getOrDefault("--route", "face").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Texts.problem("load.route", given.get("--route"));
    }
    LoadSettings all =
        usual
            .by(route)
            .over((int) number("--sections", 1, Math.min(students, 500), usual.sections()))
            .patient(
                Duration.ofSeconds(number("--patience", 1, 86_400, usual.patience().toSeconds())))
            .connections(!given.containsKey("--shared-connections"));
    return given.containsKey("--no-faults") ? all.with(LoadSettings.Shares.NONE) : all;
  }

  private int drive(Settings settings) throws IOException {
    LoadSettings wanted = wanted();
    final long minutes = number("--soak", 1, 10_000, 0);
    Path out = Path.of(given.getOrDefault("--out", settings.home().resolve("load").toString()));
    Faces faces = faces(settings);
    LoadTarget target = target(settings);
    progress.say(
        Texts.of("load.begin", wanted.students(), wanted.within().toSeconds(), target.url()));
    Files.createDirectories(out);
    if (minutes > 0) {
      if (target.local().isEmpty()) {
        throw Texts.problem("load.soak.remote");
      }
      Soak.Result soak =
          Soak.run(target, wanted, faces, Duration.ofMinutes(minutes), progress::say);
      Files.writeString(out.resolve("soak.json"), Json.write(soak.json()) + "\n");
      soak.table().forEach(progress::say);
      progress.say(Texts.of("load.written", out.resolve("soak.json")));
      return soak.good() ? Launcher.OK : Launcher.PROBLEM;
    }
    LoadResult result = LoadRun.of(target, wanted, faces, new Console());
    Files.writeString(out.resolve("load.json"), Json.write(result.json()) + "\n");
    Files.writeString(out.resolve("load.svg"), LoadPicture.of(result));
    tell(result);
    progress.say(
        Texts.of("load.written", out.resolve("load.json") + ", " + out.resolve("load.svg")));
    return result.good() ? Launcher.OK : Launcher.PROBLEM;
  }

  private Faces faces(Settings settings) throws IOException {
    try {
      if (given.containsKey("--photos")) {
        Path folder = Path.of(given.get("--photos"));
        if (!Files.isDirectory(folder)) {
          throw Texts.problem("home.unreadable", folder);
        }
        return Faces.in(folder);
      }
      return Faces.of(
          EvalPhotos.locate(settings.home().resolve("load-photos")).clearPeople(6, 3).stream()
              .map(EvalPhotos.Person::photos)
              .toList());
    } catch (IllegalArgumentException e) {
      throw Texts.problem("load.photos", given.get("--photos"));
    }
  }

  private LoadTarget target(Settings settings) {
    HomeFolder home = new HomeFolder(settings.home());
    boolean elsewhere = given.containsKey("--url");
    if (!elsewhere && !home.isTaken()) {
      throw Texts.problem("load.stopped", settings.home());
    }
    String url = given.getOrDefault("--url", "https://localhost:" + settings.httpsPort());
    Supplier<SSLContext> tls = trust(settings, home);
    return new LoadTarget(
        URI.create(url.endsWith("/") ? url : url + "/"),
        tls,
        settings.value("ADSUM_ADMIN_USER").orElse("admin"),
        ApiClient.adminPassword(settings, home),
        elsewhere ? Optional.empty() : Optional.of(local(settings, home)));
  }

  /**
   * A context for each phone, for none knows another's TLS sessions; the authorities are read once.
   */
  private static Supplier<SSLContext> trust(Settings settings, HomeFolder home) {
    TrustManager[] trust =
        Certificate.existing(settings, home)
            .map(c -> ApiClient.trustIn(ApiClient.keystore(c.keystore(), c.password())))
            .orElse(null);
    return () -> ApiClient.fresh(trust);
  }

  private static LoadTarget.Local local(Settings settings, HomeFolder home) {
    if (settings.databaseUrl().isPresent()) {
      return new LoadTarget.Local(
          settings.databaseUrl().get(),
          settings.value("ADSUM_DB_USER").orElse("adsum"),
          settings.value("ADSUM_DB_PASSWORD").orElse("adsum"),
          () -> process(home, "wildfly"),
          () -> 0);
    }
    Database embedded = new Database(settings, home);
    return new LoadTarget.Local(
        embedded.url(),
        embedded.owner(),
        embedded.ownerPassword(),
        () -> process(home, "wildfly"),
        () -> process(home, "database"));
  }

  /** As the running instance noted it; 0 while there is none. */
  private static long process(HomeFolder home, String name) {
    Properties state = new Properties();
    try (Reader reader = Files.newBufferedReader(home.run().resolve("adsum.properties"))) {
      state.load(reader);
    } catch (IOException e) {
      return 0;
    }
    return Long.parseLong(state.getProperty(name, "0"));
  }

  private void tell(LoadResult r) {
    progress.say(
        Texts.of(
            "load.result",
            r.arrived(),
            r.accepted(),
            r.verdicts(),
            r.honestFailures(),
            r.turnedAway(),
            r.records()));
    progress.say(Texts.of("load.times", r.ticket(), r.accept(), r.verdict()));
    progress.say(
        Texts.of(
            "load.rate",
            String.format("%.1f", r.throughput()),
            String.format("%.1f", r.seconds()),
            r.busy(),
            r.broken(),
            String.format("%.1f", r.driverCpuSeconds())));
    if (!r.refusals().isEmpty()) {
      progress.say(Texts.of("load.refusals", r.refusals()));
    }
    progress.say(Texts.of("load.judged", r.lost().size(), r.doubled().size(), r.wrong().size()));
    for (List<String> findings : List.of(r.lost(), r.doubled(), r.wrong())) {
      findings.stream().limit(SHOWN).forEach(finding -> progress.say("  " + finding));
    }
  }

  private final class Console implements LoadObserver {
    private final boolean terminal = System.console() != null;
    private long lastLine = -10;

    @Override
    public void said(String line) {
      progress.say("  " + line);
    }

    @Override
    public void opened(List<String> sessions) {
      progress.say(Texts.of("load.opened", sessions.size()));
    }

    @Override
    public void progressed(LoadProgress p) {
      String line =
          Texts.of(
              "load.progress",
              p.millis() / 1000,
              p.arrived(),
              p.students(),
              p.accepted(),
              p.verdicts(),
              p.busy(),
              p.broken());
      if (terminal) {
        System.out.print("\r" + line);
        System.out.flush();
        if (p.done() == p.students()) {
          System.out.println();
        }
      } else if (p.millis() / 1000 >= lastLine + 5) {
        lastLine = p.millis() / 1000;
        System.out.println(line);
      }
    }
  }
}
