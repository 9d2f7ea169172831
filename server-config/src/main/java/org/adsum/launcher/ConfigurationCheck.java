package org.adsum.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at everything that an instance was told before it starts, and tells all that is wrong at
 * once. Changes nothing, asks no server.
 */
final class ConfigurationCheck {
  /** Every variable that some part of Adsum reads; {@code ConfigurationCheckTest} compares. */
  static final Set<String> KNOWN =
      Set.of(
          "ADSUM_ADMIN_PASSWORD",
          "ADSUM_ADMIN_USER",
          "ADSUM_AUDIT_CLIENT_ADDRESS",
          "ADSUM_AUDIT_KEY",
          "ADSUM_AUDIT_OLD_KEYS",
          "ADSUM_AUTH_MODES",
          "ADSUM_BCRYPT_COST",
          "ADSUM_BEHIND_PROXY",
          "ADSUM_BIND",
          "ADSUM_BROKERS",
          "ADSUM_CACHE",
          "ADSUM_CLUSTER_BIND",
          "ADSUM_CLUSTER_SECRET",
          "ADSUM_CODE_STEP_SECONDS",
          "ADSUM_DB_MEMORY",
          "ADSUM_DB_OWNER",
          "ADSUM_DB_OWNER_PASSWORD",
          "ADSUM_DB_PASSWORD",
          "ADSUM_DB_POOL",
          "ADSUM_DB_REPLICA_URL",
          "ADSUM_DB_URL",
          "ADSUM_DB_USER",
          "ADSUM_DEMO",
          "ADSUM_DEMO_ADMIN_PASSWORD",
          "ADSUM_DEMO_PASSWORD",
          "ADSUM_DEMO_STUDENT_PASSWORD",
          "ADSUM_DEMO_TEACHER_PASSWORD",
          "ADSUM_DISK_LEAST_FREE_MB",
          "ADSUM_EVAL",
          "ADSUM_FACE_MATCH_FMR",
          "ADSUM_FACE_MOST_SECONDS",
          "ADSUM_FACE_MOST_STUCK",
          "ADSUM_FACE_SEATS",
          "ADSUM_HOME",
          "ADSUM_HTTPS_PORT",
          "ADSUM_HTTP_PORT",
          "ADSUM_IMPORT_ZONE",
          "ADSUM_JAVA_OPTS",
          "ADSUM_LIVENESS",
          "ADSUM_LOCAL_ADMIN_NETWORKS",
          "ADSUM_LOCKOUT_ADDRESS_FAILURES",
          "ADSUM_LOCKOUT_FAILURES",
          "ADSUM_LOCKOUT_MINUTES",
          "ADSUM_LOG",
          "ADSUM_LOOKALIKES",
          "ADSUM_MASTER_KEY",
          "ADSUM_MASTER_KEYSTORE",
          "ADSUM_MASTER_KEYSTORE_ALIAS",
          "ADSUM_MASTER_KEYSTORE_PASSWORD",
          "ADSUM_MASTER_KEY_FILE",
          "ADSUM_MAX_CONNECTIONS",
          "ADSUM_MODELS",
          "ADSUM_MVN_OPTS",
          "ADSUM_NODE",
          "ADSUM_OIDC_ACR_VALUES",
          "ADSUM_OIDC_AUDIENCE",
          "ADSUM_OIDC_CLIENT_ID",
          "ADSUM_OIDC_CLIENT_SECRET",
          "ADSUM_OIDC_ISSUER",
          "ADSUM_OIDC_LINK_PROVISIONED",
          "ADSUM_OIDC_NAME",
          "ADSUM_OIDC_PROMPT",
          "ADSUM_OIDC_ROLES_CLAIM",
          "ADSUM_OIDC_SCOPES",
          "ADSUM_OIDC_SUBJECT_CLAIM",
          "ADSUM_OIDC_USERNAME_CLAIM",
          "ADSUM_PACE_BROWSER",
          "ADSUM_PACE_CALLS",
          "ADSUM_PACE_CHECK_INS",
          "ADSUM_PACE_OPEN_CODES",
          "ADSUM_PACE_OPEN_SESSION",
          "ADSUM_PORT_OFFSET",
          "ADSUM_PRIVACY_LEDGER_FILE",
          "ADSUM_PUBLIC_URL",
          "ADSUM_QUEUE_MOST_PENDING",
          "ADSUM_QUEUE_MOST_WAIT_SECONDS",
          "ADSUM_REQUESTS",
          "ADSUM_REQUESTS_WAITING",
          "ADSUM_ROLE",
          "ADSUM_TICKET_SECONDS",
          "ADSUM_TLS_KEYSTORE",
          "ADSUM_TLS_PASSWORD",
          "ADSUM_UPLOAD_MEMORY_MB",
          "ADSUM_UPLOAD_WAIT_SECONDS",
          "ADSUM_VERIFIES");

  /** Names that go on with a role, such as ADSUM_OIDC_ROLES_ADMIN. */
  private static final String ROLES = "ADSUM_OIDC_ROLES_";

  private static final int FARTHEST = 3;
  private static final Duration SOON = Duration.ofDays(21);
  private static final long LEAST_FREE = 1L << 30;
  private static final long FEW_FREE = 256L << 20;

  private record Range(String name, long least, long most) {}

  private static final List<Range> NUMBERS =
      List.of(
          new Range("ADSUM_DB_POOL", 5, 1000),
          new Range("ADSUM_FACE_SEATS", 1, 256),
          new Range("ADSUM_CODE_STEP_SECONDS", 5, 60),
          new Range("ADSUM_TICKET_SECONDS", 30, 900),
          new Range("ADSUM_LOCKOUT_FAILURES", 1, 1000),
          new Range("ADSUM_LOCKOUT_MINUTES", 1, 100_000),
          new Range("ADSUM_LOCKOUT_ADDRESS_FAILURES", 1, 1_000_000));

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "ADSUM_LOOKALIKES", List.of("on", "off"),
          "ADSUM_AUDIT_CLIENT_ADDRESS", List.of("full", "network", "none"),
          "ADSUM_BEHIND_PROXY", List.of("true", "false"),
          "ADSUM_LOG", List.of("text", "json"));

  private final Settings settings;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();

  private ConfigurationCheck(Settings settings, Instant now) {
    this.settings = settings;
    this.now = now;
  }

  /** Everything that is wrong or should be mended; empty when all is well. */
  static List<Finding> of(Settings settings, Instant now) {
    ConfigurationCheck check = new ConfigurationCheck(settings, now);
    check.names();
    check.numbers();
    check.words();
    check.zone();
    check.replica();
    check.files();
    check.permissions();
    check.certificate();
    check.disk();
    return check.findings;
  }

  /**
   * Returns what only should be mended.
   *
   * @throws LaunchProblem with all that is wrong, at once
   */
  static List<Finding> require(Settings settings) {
    List<Finding> findings = of(settings, Instant.now());
    String wrong =
        findings.stream()
            .filter(finding -> finding.level() == Finding.Level.FAIL)
            .map(finding -> System.lineSeparator() + finding.line())
            .collect(Collectors.joining());
    if (!wrong.isEmpty()) {
      throw Texts.problem("config.wrong", wrong);
    }
    return findings;
  }

  private void names() {
    for (String name : new TreeSet<>(settings.environment().keySet())) {
      if (name.startsWith("ADSUM_") && !KNOWN.contains(name) && !name.startsWith(ROLES)) {
        findings.add(
            nearest(name)
                .map(other -> Finding.warn("config.unknown.near", name, other))
                .orElseGet(() -> Finding.warn("config.unknown", name)));
      }
    }
  }

  static Optional<String> nearest(String name) {
    return KNOWN.stream()
        .filter(known -> distance(name, known) <= FARTHEST)
        .min(
            Comparator.comparingInt((String known) -> distance(name, known)).thenComparing(k -> k));
  }

  /** How many letters must be changed, added or left out (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private void numbers() {
    for (Range range : NUMBERS) {
      Optional<String> given = settings.value(range.name());
      if (given.isEmpty()) {
        continue;
      }
      try {
        long number = Long.parseLong(given.get());
        if (number >= range.least() && number <= range.most()) {
          continue;
        }
      } catch (NumberFormatException notANumber) {
        // Told below, as a number out of range is.
      }
      findings.add(
          Finding.fail("config.number", range.name(), given.get(), range.least(), range.most()));
    }
  }

  private void words() {
    WORDS.forEach(
        (name, allowed) ->
            settings
                .value(name)
                .filter(value -> !allowed.contains(value))
                .ifPresent(
                    value ->
                        findings.add(
                            Finding.fail("config.word", name, value, String.join(", ", allowed)))));
  }

  private void zone() {
    settings
        .value("ADSUM_IMPORT_ZONE")
        .ifPresent(
            zone -> {
              try {
                ZoneId.of(zone);
              } catch (DateTimeException e) {
                findings.add(Finding.fail("config.zone", zone));
              }
            });
  }

  private void replica() {
    Optional<String> replica = settings.replicaUrl();
    if (replica.isPresent() && !replica.get().startsWith("jdbc:mysql:")) {
      findings.add(Finding.fail("config.replica", "ADSUM_DB_REPLICA_URL"));
    } else if (replica.isPresent() && replica.equals(settings.databaseUrl())) {
      findings.add(Finding.warn("config.replica.same", "ADSUM_DB_REPLICA_URL"));
    }
  }

  private void files() {
    for (String name :
        List.of("ADSUM_MASTER_KEY_FILE", "ADSUM_MASTER_KEYSTORE", "ADSUM_TLS_KEYSTORE")) {
      settings
          .value(name)
          .filter(file -> !Files.isReadable(Path.of(file)))
          .ifPresent(file -> findings.add(Finding.fail("config.file", name, file)));
    }
  }

  /** What holds a secret must be its owner's alone. */
  private void permissions() {
    List<Path> secrets = new ArrayList<>();
    Path keys = new HomeFolder(settings.home()).keys();
    if (Files.isDirectory(keys)) {
      try (Stream<Path> all = Files.list(keys)) {
        all.filter(file -> !file.toString().endsWith(".shown")).sorted().forEach(secrets::add);
      } catch (IOException e) {
        findings.add(Finding.fail("config.file", "ADSUM_HOME", keys));
      }
    }
    for (String name :
        List.of("ADSUM_MASTER_KEY_FILE", "ADSUM_MASTER_KEYSTORE", "ADSUM_TLS_KEYSTORE")) {
      settings.value(name).map(Path::of).filter(Files::exists).ifPresent(secrets::add);
    }
    for (Path secret : secrets) {
      try {
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(secret);
        if (open.contains(PosixFilePermission.OTHERS_READ)
            || open.contains(PosixFilePermission.OTHERS_WRITE)
            || open.contains(PosixFilePermission.GROUP_WRITE)) {
          findings.add(Finding.warn("config.permissions", secret));
        }
      } catch (IOException | UnsupportedOperationException notTold) {
        // No POSIX file system, or gone meanwhile: nothing that could be said about it.
        continue;
      }
    }
  }

  private void certificate() {
    Optional<Path> file = settings.value("ADSUM_TLS_KEYSTORE").map(Path::of);
    if (file.isEmpty() || !Files.isReadable(file.get())) {
      return;
    }
    char[] password = settings.value("ADSUM_TLS_PASSWORD").orElse("").toCharArray();
    try (InputStream in = Files.newInputStream(file.get())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      for (String alias : java.util.Collections.list(store.aliases())) {
        Certificate certificate = store.getCertificate(alias);
        if (store.isKeyEntry(alias) && certificate instanceof X509Certificate x509) {
          expiry(file.get(), x509.getNotAfter().toInstant());
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      findings.add(Finding.fail("config.tls", file.get()));
    }
  }

  private void expiry(Path file, Instant end) {
    if (end.isBefore(now)) {
      findings.add(Finding.fail("config.tls.expired", file, end));
    } else if (end.isBefore(now.plus(SOON))) {
      findings.add(Finding.warn("config.tls.expires", file, end));
    }
  }

  private void disk() {
    Path at = settings.home();
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    try {
      long free = Files.getFileStore(at).getUsableSpace();
      if (free < FEW_FREE) {
        findings.add(Finding.fail("config.disk", settings.home(), free >> 20));
      } else if (free < LEAST_FREE) {
        findings.add(Finding.warn("config.disk", settings.home(), free >> 20));
      }
    } catch (IOException e) {
      findings.add(Finding.fail("config.file", "ADSUM_HOME", at));
    }
  }
}
