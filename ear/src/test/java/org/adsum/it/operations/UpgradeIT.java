package org.adsum.it.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;
import org.adsum.launcher.AdsumServer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables of every former version, with data in them, become today's; nothing is lost.
 *
 * <p>Each version has a database of its own beside the tests' one. Its rows are those of the first
 * version, taken along to that one, so that whatever a later migration asks of old rows is asked.
 */
class UpgradeIT {
  static Stream<String> formerVersions() {
    return Stream.of(flyway("adsum").load().info().all())
        .filter(
            migration -> migration.getVersion() != null && migration.getScript().endsWith(".sql"))
        .map(migration -> migration.getVersion().getVersion());
  }

  @ParameterizedTest
  @MethodSource("formerVersions")
  void aFormerVersionsDataAreWholeAfterTheUpgrade(String version) throws Exception {
    String schema = "adsum_upgrade_" + version;
    administer("DROP DATABASE IF EXISTS " + schema);
    administer("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
    administer("GRANT ALL PRIVILEGES ON " + schema + ".* TO 'adsum_owner'@'127.0.0.1'");
    try {
      flyway(schema).target("1").load().migrate();
      try (Connection connection = connect(schema);
          Statement statement = connection.createStatement()) {
        for (String each : fixture().split(";\\s*\n")) {
          statement.execute(each);
        }
      }
      flyway(schema).target(version).load().migrate();

      flyway(schema).load().migrate();

      MigrationInfo[] pending = flyway(schema).load().info().pending();
      assertEquals(0, pending.length);
      assertEquals("PRESENT", one(schema, "select status from attendance_record"));
      assertEquals("00010203", one(schema, "select hex(sealed_embedding) from face_template"));
      assertEquals(
          "ACCEPTED,PENDING",
          one(schema, "select group_concat(state order by id) from checkin_attempt"));
      assertEquals("0.7", one(schema, "select similarity from verification_result"));
      assertEquals("AB", one(schema, "select hex(hash) from audit_entry"));
      assertEquals("2", one(schema, "select count(*) from user_account"));
      assertEquals("GIVEN", one(schema, "select kind from biometric_consent"));
      assertEquals("1", one(schema, "select count(*) from room where code = 'R 7'"));
      assertEquals(
          "0",
          one(
              schema,
              "select count(*) from attendance_record r where not exists (select 1 from audit_entry"
                  + " a where a.stream = concat('session:', r.session_id) and a.subject ="
                  + " r.student_id)"));
    } finally {
      administer("DROP DATABASE " + schema);
    }
  }

  private static FluentConfiguration flyway(String schema) {
    AdsumServer server = Adsum.server();
    return Flyway.configure()
        .dataSource(url(schema), server.databaseOwner(), server.databaseOwnerPassword())
        .locations("classpath:db/migration");
  }

  private static String url(String schema) {
    return Adsum.server().databaseUrl().replace("/adsum?", "/" + schema + "?");
  }

  private static Connection connect(String schema) throws SQLException {
    AdsumServer server = Adsum.server();
    return DriverManager.getConnection(
        url(schema), server.databaseOwner(), server.databaseOwnerPassword());
  }

  private static String one(String schema, String sql) throws SQLException {
    try (Connection connection = connect(schema);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String fixture() throws IOException {
    try (InputStream in = UpgradeIT.class.getResourceAsStream("/upgrade/V1.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--"))
          .collect(Collectors.joining("\n", "", "\n"))
          .strip()
          .replaceAll(";$", "");
    }
  }

  /** As the owner of the data folder: making databases is nobody else's right. */
  private static void administer(String sql) throws Exception {
    Process process =
        new ProcessBuilder(Adsum.server().databaseClient("--execute=" + sql))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
