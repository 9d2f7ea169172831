package org.adsum.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adsum.audit.entity.AuditKeyRing;
import org.adsum.launcher.AdsumServer;
import org.adsum.launcher.DatabaseUrl;
import org.adsum.launcher.Json;
import org.adsum.launcher.LaunchProblem;
import org.adsum.launcher.Progress;
import org.adsum.launcher.Settings;
import org.adsum.models.build.EvalPhotos;

/**
 * {@code ./adsum chaos}: a throw-away instance, students who check in, and what goes wrong at the
 * moments that a seed gives. Exit code 4 at any finding.
 */
public final class ChaosCommand {
  private static final int OK = 0;
  private static final int PROBLEM = 1;
  private static final int USAGE = 2;
  private static final int FOUND = 4;
  private static final int FIRST_OFFSET = 9000;
  private static final int PEOPLE = 6;

  private final Map<String, String> options = new HashMap<>();

  private ChaosCommand() {}

  /** The command; see {@code ./adsum help}. */
  public static void main(String[] arguments) throws Exception {
    // The libraries of the management door introduce themselves otherwise.
    Logger.getLogger("").setLevel(Level.WARNING);
    int code;
    try {
      ChaosCommand command = new ChaosCommand();
      code = command.parse(List.of(arguments)) ? command.run() : usage();
    } catch (LaunchProblem e) {
      System.err.println(Words.of("chaos.problem", e.getMessage()));
      code = PROBLEM;
    }
    System.exit(code);
  }

  private static int usage() {
    System.err.println(Words.of("chaos.usage", List.of(Trouble.Kind.values())));
    return USAGE;
  }

  private boolean parse(List<String> arguments) {
    List<String> numbers =
        List.of("--minutes", "--seed", "--kills", "--database-kills", "--per-second");
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (i + 1 == arguments.size()) {
        return false;
      }
      String value = arguments.get(i + 1);
      boolean known =
          numbers.contains(name)
              ? value.matches(name.equals("--per-second") ? "\\d+(\\.\\d+)?" : "\\d{1,9}")
              : List.of("--out", "--photos", "--only", "--compilers").contains(name);
      if (!known
          || name.equals("--only") && kinds(value).size() != value.split(",").length
          || name.equals("--compilers") && !List.of("first", "both").contains(value)) {
        return false;
      }
      options.put(name, value);
    }
    return true;
  }

  private int number(String name, int otherwise) {
    return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
  }

  /** The kinds of these names. */
  private static Set<Trouble.Kind> kinds(String names) {
    Set<Trouble.Kind> kinds = EnumSet.noneOf(Trouble.Kind.class);
    for (String name : names.split(",")) {
      Stream.of(Trouble.Kind.values()).filter(k -> k.name().equals(name)).forEach(kinds::add);
    }
    return kinds;
  }

  private int run() throws IOException, SQLException {
    int minutes = number("--minutes", 5);
    long seed = number("--seed", 1);
    List<Trouble> plan =
        ChaosPlan.draw(
            minutes,
            seed,
            number("--kills", -1),
            number("--database-kills", -1),
            options.containsKey("--only")
                ? kinds(options.get("--only"))
                : EnumSet.allOf(Trouble.Kind.class));
    Path folder = Files.createTempDirectory("adsum-chaos-");
    Path out = Path.of(options.getOrDefault("--out", folder.toString())).toAbsolutePath();
    Files.createDirectories(out);
    System.out.println(Words.of("chaos.begin", seed, plan.size(), folder));
    tellPlan(plan);

    Path project = Path.of(System.getProperty("adsum.project")).toAbsolutePath().normalize();
    int offset = freeOffset();
    String password = "Chaos-" + UUID.randomUUID();
    try (Relay phones = new Relay("phones", 8443 + offset);
        Relay database = new Relay("database", 43306 + offset)) {
      Settings settings =
          Settings.from(environment(project, folder, offset, password, database), project);
      try (AdsumServer server = AdsumServer.start(settings, Progress.to(System.out));
          Classroom classroom =
              new Classroom(
                  java.net.URI.create("https://localhost:" + phones.port() + "/"),
                  server.tls(),
                  password,
                  photos(folder),
                  Double.parseDouble(options.getOrDefault("--per-second", "2")));
          InDoubtWatch watch =
              new InDoubtWatch(
                  server.databaseUrl(), server.databaseUser(), server.databasePassword())) {
        classroom.begin();
        ChaosRun run =
            new ChaosRun(server, classroom, phones, database, watch, System.out::println);
        run.carryOut(plan, Duration.ofMinutes(minutes));
        double seconds = run.seconds();
        List<Finding> findings = run.judge(AuditKeyRing.of(server.auditPublicKey(), ""));
        ChaosReport report =
            new ChaosReport(minutes, seed, plan.size(), seconds, run, classroom, watch, findings);
        System.out.println(report.text());
        Files.writeString(out.resolve("chaos.txt"), report.text() + "\n");
        Files.writeString(out.resolve("chaos.json"), Json.write(report.json()) + "\n");
        return report.findings().isEmpty() ? OK : FOUND;
      }
    }
  }

  private Map<String, String> environment(
      Path project, Path folder, int offset, String password, Relay database) throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("ADSUM_"));
    environment.put("ADSUM_HOME", folder.resolve("home").toString());
    environment.put("ADSUM_PORT_OFFSET", String.valueOf(offset));
    environment.put("ADSUM_BIND", "127.0.0.1");
    environment.put("ADSUM_DEMO", "true");
    environment.put("ADSUM_DEMO_PASSWORD", password);
    environment.put("ADSUM_BCRYPT_COST", "4");
    environment.put("ADSUM_PUBLIC_URL", "https://localhost:" + (8443 + offset));
    Path agent = project.resolve("server-config/target/chaos/byteman.jar");
    environment.put(
        "ADSUM_JAVA_OPTS",
        ChaosRules.javaAgent(agent, folder)
            // Half of what a start costs is the second compiler, for code that dies a minute later.
            + ("both".equals(options.get("--compilers")) ? "" : " -XX:TieredStopAtLevel=1")
            // Before the environment's own: the application reaches the database by the relay.
            + " -Denv.ADSUM_DB_URL="
            + DatabaseUrl.completed("jdbc:mysql://127.0.0.1:" + database.port() + "/adsum"));
    return environment;
  }

  private List<List<Path>> photos(Path folder) throws IOException {
    if (options.containsKey("--photos")) {
      try (Stream<Path> people = Files.list(Path.of(options.get("--photos")))) {
        return people
            .filter(Files::isDirectory)
            .sorted()
            .map(ChaosCommand::jpegs)
            .filter(photos -> photos.size() > 2)
            .limit(PEOPLE)
            .toList();
      }
    }
    return EvalPhotos.locate(folder.resolve("photos")).people().stream()
        .map(EvalPhotos.Person::photos)
        .filter(photos -> photos.size() > 2)
        .map(photos -> photos.subList(0, 3))
        .limit(PEOPLE)
        .toList();
  }

  private static List<Path> jpegs(Path person) {
    try (Stream<Path> files = Files.list(person)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tellPlan(List<Trouble> plan) {
    Map<Trouble.Kind, Long> kinds =
        plan.stream()
            .collect(Collectors.groupingBy(Trouble::kind, TreeMap::new, Collectors.counting()));
    System.out.println(Words.of("chaos.plan", kinds));
  }

  private static int freeOffset() {
    return IntStream.iterate(FIRST_OFFSET, o -> o < 20_000, o -> o + 100)
        .filter(o -> Stream.of(8443, 8080, 9990, 43306).allMatch(port -> isFree(port + o)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(Words.of("chaos.ports")));
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
