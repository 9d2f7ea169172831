package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final Path PROJECT = Path.of("/project");

  private static Settings of(Map<String, String> environment) {
    return Settings.from(environment, PROJECT);
  }

  @Test
  void withoutVariablesTheDefaultsApply() {
    Settings settings = of(Map.of());
    assertEquals(8443, settings.httpsPort());
    assertEquals(8080, settings.httpPort());
    assertEquals(9990, settings.managementPort());
    assertEquals(43306, settings.databasePort());
    assertEquals("0.0.0.0", settings.bind());
    assertEquals(PROJECT.resolve(".adsum"), settings.home());
    assertEquals("auto", settings.demo());
    assertTrue(settings.databaseUrl().isEmpty());
  }

  @Test
  void theOffsetMovesEveryPort() {
    Settings settings = of(Map.of("ADSUM_PORT_OFFSET", "1000"));
    assertEquals(9443, settings.httpsPort());
    assertEquals(9080, settings.httpPort());
    assertEquals(10990, settings.managementPort());
    assertEquals(44306, settings.databasePort());
  }

  @Test
  void aPortGivenByNameIsExactAlsoWithAnOffset() {
    Settings settings =
        of(Map.of("ADSUM_PORT_OFFSET", "1000", "ADSUM_HTTPS_PORT", "443", "ADSUM_HTTP_PORT", "80"));
    assertEquals(443, settings.httpsPort());
    assertEquals(80, settings.httpPort());
    assertEquals(10990, settings.managementPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-1", "65536", "8443.5"})
  void anUnusablePortIsNamedInOneLine(String value) {
    LaunchProblem problem =
        assertThrows(LaunchProblem.class, () -> of(Map.of("ADSUM_HTTPS_PORT", value)));
    assertTrue(problem.getMessage().startsWith("ADSUM_HTTPS_PORT is \"" + value + "\""));
    assertEquals(1, problem.getMessage().lines().count());
  }

  @Test
  void anEmptyVariableCountsAsUnset() {
    assertEquals(8443, of(Map.of("ADSUM_HTTPS_PORT", " ")).httpsPort());
    assertTrue(of(Map.of("ADSUM_DB_URL", "")).databaseUrl().isEmpty());
  }

  @Test
  void demoIsAutoTrueOrFalse() {
    assertEquals("false", of(Map.of("ADSUM_DEMO", "false")).demo());
    assertThrows(LaunchProblem.class, () -> of(Map.of("ADSUM_DEMO", "maybe")));
  }

  @ParameterizedTest
  @CsvSource({
    "auto, false, enforced",
    "auto, true, advisory",
    "true, false, advisory",
    "true, true, advisory",
    "false, false, enforced",
    "false, true, enforced"
  })
  void livenessDecidesUnlessThisIsADemonstration(String demo, boolean data, String expected) {
    assertEquals(expected, of(Map.of("ADSUM_DEMO", demo)).liveness(data));
    for (String told : new String[] {"off", "Advisory", "ENFORCED"}) {
      Settings settings = of(Map.of("ADSUM_DEMO", demo, "ADSUM_LIVENESS", told));
      assertEquals(told.toLowerCase(Locale.ROOT), settings.liveness(data), "what is told wins");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "strict", "enforce"})
  void anUnknownLivenessStopsTheStartInOneLine(String value) {
    LaunchProblem problem =
        assertThrows(LaunchProblem.class, () -> of(Map.of("ADSUM_LIVENESS", value)));
    assertTrue(problem.getMessage().startsWith("ADSUM_LIVENESS is \"" + value + "\""));
    assertEquals(1, problem.getMessage().lines().count());
  }

  @Test
  void withChangesOneVariableOnly() {
    Settings settings = of(Map.of("ADSUM_PORT_OFFSET", "7000")).with("ADSUM_HOME", "/data");
    assertEquals(Path.of("/data"), settings.home());
    assertEquals(15443, settings.httpsPort());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ADSUM_AUTH_MODES           | ldap
          ADSUM_AUTH_MODES           | local,saml
          ADSUM_LOCAL_ADMIN_NETWORKS | campus
          ADSUM_LOCAL_ADMIN_NETWORKS | 10.0.0.0/8;fd00::/8
          """)
  void aMistypedWayToSignInStopsTheStart(String name, String value) {
    Map<String, String> environment = Map.of(name, value);
    LaunchProblem problem = assertThrows(LaunchProblem.class, () -> of(environment));
    assertTrue(problem.getMessage().contains(name), problem.getMessage());
  }

  @Test
  void singleSignOnNeedsItsProvider() {
    Settings settings = of(Map.of("ADSUM_AUTH_MODES", "local, OIDC"));
    LaunchProblem problem = assertThrows(LaunchProblem.class, settings::requireSignIn);
    assertTrue(problem.getMessage().contains("ADSUM_OIDC_ISSUER"), problem.getMessage());
    of(Map.of("ADSUM_LOCAL_ADMIN_NETWORKS", "10.0.0.0/8, fd00::/8")).requireSignIn();
  }
}
