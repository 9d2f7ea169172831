package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationCheckTest {
  private static final Pattern NAME = Pattern.compile("`(ADSUM_[A-Z0-9_]*[A-Z0-9])`");
  private static final Pattern VARIABLE =
      Pattern.compile("\\b(ADSUM_[A-Z0-9_]*[A-Z0-9])(?![A-Z0-9_])");
  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"(adsum\\.[a-z0-9.-]+)\"");

  @TempDir Path folder;

  @Test
  void goodSettingsGiveNoFinding() {
    assertEquals(
        List.of(), check(Map.of("ADSUM_DB_POOL", "40", "ADSUM_IMPORT_ZONE", "Asia/Tokyo")));
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    List<Finding> found =
        check(
            Map.of(
                "ADSUM_CODE_STEP_SECONDS", "3",
                "ADSUM_TICKET_SECONDS", "soon",
                "ADSUM_IMPORT_ZONE", "Berlin/Europe",
                "ADSUM_LOG", "xml",
                "ADSUM_TLS_KEYSTORE", folder.resolve("none.p12").toString()));

    assertEquals(5, found.stream().filter(f -> f.level() == Finding.Level.FAIL).count());
  }

  @Test
  void aReplicaThatIsNoneIsTold() {
    assertEquals(
        Finding.Level.FAIL,
        check(Map.of("ADSUM_DB_REPLICA_URL", "postgresql://db/adsum")).get(0).level());
    assertEquals(
        Finding.Level.WARN,
        check(
                Map.of(
                    "ADSUM_DB_URL", "jdbc:mysql://db/adsum",
                    "ADSUM_DB_REPLICA_URL", "jdbc:mysql://db/adsum"))
            .get(0)
            .level());
    assertEquals(
        List.of(),
        check(
            Map.of(
                "ADSUM_DB_URL", "jdbc:mysql://db/adsum",
                "ADSUM_DB_REPLICA_URL", "jdbc:mysql://copy/adsum")));
  }

  @Test
  void aMisspeltNameIsToldWithTheOneThatIsMeant() {
    Finding found = check(Map.of("ADSUM_HTTP_PROT", "8080")).get(0);

    assertEquals(Finding.Level.WARN, found.level());
    assertTrue(found.todo().contains("ADSUM_HTTP_PORT"), found.todo());
  }

  @Test
  void aSecretThatOthersCanReadIsTold() throws IOException {
    Path key = Files.writeString(folder.resolve("master.key"), "secret");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    Finding found = check(Map.of("ADSUM_MASTER_KEY_FILE", key.toString())).get(0);

    assertTrue(found.todo().contains("chmod 600"), found.todo());
  }

  @Test
  void whatSettingsRefuseTheyRefuseTogether() {
    LaunchProblem refusal =
        assertThrows(
            LaunchProblem.class,
            () ->
                Settings.from(
                    Map.of(
                        "ADSUM_HTTPS_PORT", "no",
                        "ADSUM_DEMO", "perhaps",
                        "ADSUM_LIVENESS", "strict"),
                    folder));

    for (String name : List.of("ADSUM_HTTPS_PORT", "ADSUM_DEMO", "ADSUM_LIVENESS")) {
      assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
    }
  }

  @Test
  void everySettingOfTheDocumentationIsKnown() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String page : List.of("operate.md", "sso.md", "privacy.md", "security.md")) {
      NAME.matcher(Files.readString(Settings.enclosingProject().resolve("docs").resolve(page)))
          .results()
          .map(found -> found.group(1))
          .filter(name -> !name.startsWith("ADSUM_OIDC_ROLES_"))
          .forEach(named::add);
    }
    named.removeAll(ConfigurationCheck.KNOWN);
    assertEquals(Set.of(), named);
  }

  @Test
  void everySettingThatTheSourcesReadIsKnown() throws IOException {
    Path project = Settings.enclosingProject();
    Set<String> read = new TreeSet<>(names(VARIABLE, project.resolve("adsum")));
    for (String part : List.of("ejb", "web", "inference-worker", "models", "server-config")) {
      for (String folder : List.of("src/main/java", "src/main/resources/META-INF", "cli")) {
        Path sources = project.resolve(part).resolve(folder);
        if (Files.isDirectory(sources)) {
          try (Stream<Path> all = Files.walk(sources)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
              read.addAll(names(VARIABLE, file));
              // By MicroProfile Config's rule adsum.pace.calls is read from ADSUM_PACE_CALLS, too.
              names(PROPERTY, file).stream()
                  .map(name -> name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                  .forEach(read::add);
            }
          }
        }
      }
    }
    assertTrue(read.contains("ADSUM_CLUSTER_SECRET"), "the sources are looked through");
    assertTrue(read.contains("ADSUM_PACE_CALLS"), "properties of the application, too");
    read.removeAll(ConfigurationCheck.KNOWN);
    read.removeIf(name -> name.startsWith("ADSUM_OIDC_ROLES_"));
    assertEquals(Set.of(), read);
  }

  private static List<String> names(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results().map(hit -> hit.group(1)).toList();
  }

  private List<Finding> check(Map<String, String> told) {
    Map<String, String> environment = new HashMap<>(told);
    environment.put("ADSUM_HOME", folder.toString());
    return ConfigurationCheck.of(Settings.from(environment, folder), Instant.now());
  }
}
