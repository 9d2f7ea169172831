package org.adsum.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one instance was told: read once from environment variables, checked, and never changed.
 *
 * <p>Ports given by name (ADSUM_HTTPS_PORT, ADSUM_HTTP_PORT) are taken as they are; all others move
 * with ADSUM_PORT_OFFSET.
 */
public final class Settings {

  static final int HTTPS = 8443;
  static final int HTTP = 8080;
  static final int MANAGEMENT = 9990;
  static final int DATABASE = 43306;

  private static final Set<String> AUTH_MODES = Set.of("local", "oidc");
  private static final Pattern NETWORKS =
      Pattern.compile("(\\s*[0-9a-fA-F.:]*[.:][0-9a-fA-F.:]*(/[0-9]{1,3})?\\s*(,|$))+");
  private static final int DATABASE_MEMORY = 128;

  private static final Set<String> LIVENESS_MODES = Set.of("off", "advisory", "enforced");

  private final Map<String, String> environment;
  private final Path project;
  private final Path home;
  private final int offset;
  private final int httpsPort;
  private final int httpPort;
  private final List<String> wrong = new ArrayList<>();

  private Settings(Map<String, String> environment, Path project) {
    this.environment = Map.copyOf(environment);
    this.project = project.toAbsolutePath().normalize();
    this.home =
        value("ADSUM_HOME")
            .map(Path::of)
            .orElse(this.project.resolve(".adsum"))
            .toAbsolutePath()
            .normalize();
    this.offset = port("ADSUM_PORT_OFFSET", 0, 0, 65_535 - DATABASE);
    this.httpsPort = port("ADSUM_HTTPS_PORT", HTTPS + offset, 1, 65_535);
    this.httpPort = port("ADSUM_HTTP_PORT", HTTP + offset, 1, 65_535);
    for (Runnable check :
        List.<Runnable>of(
            this::demo,
            () -> liveness(false),
            this::authModes,
            this::localAdminNetworks,
            this::databaseMemory)) {
      collect(check);
    }
    if (!wrong.isEmpty()) {
      throw new LaunchProblem(String.join(System.lineSeparator(), wrong));
    }
  }

  /** One wrong setting must not hide the next. */
  private void collect(Runnable check) {
    try {
      check.run();
    } catch (LaunchProblem e) {
      if (!wrong.contains(e.getMessage())) {
        wrong.add(e.getMessage());
      }
    }
  }

  /**
   * Reads the settings.
   *
   * @param environment names and values, as from {@link System#getenv()}
   * @param project the folder of the built project
   * @throws LaunchProblem when a value cannot be used
   */
  public static Settings from(Map<String, String> environment, Path project) {
    return new Settings(environment, project);
  }

  /**
   * The project folder around the working directory: the nearest one upwards that holds the
   * launcher's module.
   */
  public static Path enclosingProject() {
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("server-config/cli"))) {
        return at;
      }
    }
    throw Texts.problem("project.missing", here);
  }

  /** These settings with one variable changed; for tests. */
  public Settings with(String name, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value);
    return new Settings(changed, project);
  }

  public Path project() {
    return project;
  }

  /** The data folder, absolute. */
  public Path home() {
    return home;
  }

  public int offset() {
    return offset;
  }

  public int httpsPort() {
    return httpsPort;
  }

  public int httpPort() {
    return httpPort;
  }

  /** Health, metrics and the CLI; always on loopback. */
  public int managementPort() {
    return MANAGEMENT + offset;
  }

  /** The embedded database; always on loopback. */
  public int databasePort() {
    return DATABASE + offset;
  }

  /** How much of the database the embedded one holds in memory, in megabytes. */
  int databaseMemory() {
    return number("ADSUM_DB_MEMORY", DATABASE_MEMORY, 32, 1_000_000);
  }

  /** How many faces are measured at once; each keeps a core busy. */
  int faceSeats() {
    return number("ADSUM_FACE_SEATS", Runtime.getRuntime().availableProcessors(), 1, 256);
  }

  /** The folder of the face models that the operator installed, absolute; need not exist. */
  public Path models() {
    return value("ADSUM_MODELS")
        .map(Path::of)
        .orElse(home.resolve("models"))
        .toAbsolutePath()
        .normalize();
  }

  /** The address that browsers may reach; all interfaces unless told otherwise. */
  public String bind() {
    return value("ADSUM_BIND").orElse("0.0.0.0");
  }

  /**
   * The password of a given database's owner of the tables; the application's when no owner is
   * given.
   *
   * @throws LaunchProblem when there is an owner without a password
   */
  public String databaseOwnerPassword() {
    if (value("ADSUM_DB_OWNER").isEmpty()) {
      return value("ADSUM_DB_PASSWORD").orElse("adsum");
    }
    return value("ADSUM_DB_OWNER_PASSWORD")
        .orElseThrow(() -> Texts.problem("database.owner-password"));
  }

  /** The JDBC URL of a given database, completed; empty when the embedded one is used. */
  public Optional<String> databaseUrl() {
    return value("ADSUM_DB_URL").map(DatabaseUrl::completed);
  }

  /** The JDBC URL of a read replica, completed; empty when there is none. */
  Optional<String> replicaUrl() {
    return value("ADSUM_DB_REPLICA_URL").map(DatabaseUrl::completed);
  }

  /** auto, true or false. */
  String demo() {
    String demo = value("ADSUM_DEMO").orElse("auto");
    if (!demo.equals("auto") && !demo.equals("true") && !demo.equals("false")) {
      throw Texts.problem("setting.demo", demo);
    }
    return demo;
  }

  /**
   * off, advisory or enforced. When not told, liveness decides, unless this is a demonstration: the
   * photos that people try it with do not move.
   *
   * @param demoData whether the database is known to have begun with demo data
   */
  String liveness(boolean demoData) {
    Optional<String> given = value("ADSUM_LIVENESS").map(text -> text.toLowerCase(Locale.ROOT));
    given
        .filter(mode -> !LIVENESS_MODES.contains(mode))
        .ifPresent(
            mode -> {
              throw Texts.problem("setting.liveness", mode);
            });
    boolean demo = demo().equals("true") || demo().equals("auto") && demoData;
    return given.orElse(demo ? "advisory" : "enforced");
  }

  /** How people may sign in: {@code local}, {@code oidc} or both. */
  Set<String> authModes() {
    String given = value("ADSUM_AUTH_MODES").orElse("local").toLowerCase(Locale.ROOT);
    Set<String> modes =
        Stream.of(given.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    if (!AUTH_MODES.containsAll(modes)) {
      throw Texts.problem("setting.auth-modes", given);
    }
    return modes;
  }

  /** A typing error would otherwise show when the administrator stands before a locked door. */
  private void localAdminNetworks() {
    value("ADSUM_LOCAL_ADMIN_NETWORKS")
        .filter(networks -> !NETWORKS.matcher(networks).matches())
        .ifPresent(
            networks -> {
              throw Texts.problem("setting.networks", networks);
            });
  }

  /**
   * Refuses a start with a single sign-on that nobody could use.
   *
   * @throws LaunchProblem when a setting that it needs is missing
   */
  void requireSignIn() {
    if (authModes().contains("oidc")) {
      for (String name : List.of("ADSUM_OIDC_ISSUER", "ADSUM_OIDC_CLIENT_ID", "ADSUM_PUBLIC_URL")) {
        value(name).orElseThrow(() -> Texts.problem("setting.oidc", name));
      }
    }
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  Map<String, String> environment() {
    return environment;
  }

  private int port(String name, int otherwise, int least, int most) {
    try {
      return number(name, otherwise, least, most);
    } catch (LaunchProblem e) {
      wrong.add(e.getMessage());
      return otherwise;
    }
  }

  private int number(String name, int otherwise, int least, int most) {
    Optional<String> given = value(name);
    int number;
    try {
      number = given.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw Texts.problem("setting.number", name, given.orElse(""), least, most);
    }
    if (number < least || number > most) {
      throw Texts.problem("setting.number", name, number, least, most);
    }
    return number;
  }
}
