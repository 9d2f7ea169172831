package org.adsum.it.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.CrashPoint;
import org.adsum.launcher.AdsumServer;
import org.adsum.launcher.LaunchProblem;
import org.adsum.launcher.Progress;
import org.adsum.launcher.Settings;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema in the middle of its migration is whole after the next start, by itself. */
@Order(Integer.MAX_VALUE - 1)
class MigrationCrashIT {
  private static final int FURTHER = 1500;

  /** All that the application can rely on: columns, keys and constraints. */
  private static final List<String> SHAPE =
      List.of(
          "select concat_ws(' ', table_name, column_name, ordinal_position, column_type,"
              + " is_nullable, column_default, extra) from information_schema.columns where"
              + " table_schema = database() order by 1",
          "select concat_ws(' ', table_name, index_name, seq_in_index, column_name, non_unique)"
              + " from information_schema.statistics where table_schema = database() order by 1",
          "select concat_ws(' ', table_name, constraint_name, constraint_type) from"
              + " information_schema.table_constraints where table_schema = database() order by 1",
          "select concat_ws(' ', version, success, checksum) from flyway_schema_history where"
              + " version <> '0' order by 1");

  @Test
  void aSchemaIsWholeAfterTwoCrashesInTheMiddleOfItsMigrations(@TempDir Path home)
      throws SQLException {
    AdsumServer model = Adsum.server();
    Settings settings =
        model
            .settings()
            .with("ADSUM_HOME", home.toString())
            .with("ADSUM_PORT_OFFSET", String.valueOf(model.settings().offset() + FURTHER))
            .with("ADSUM_JAVA_OPTS", CrashPoint.javaOptions());
    for (String point : List.of("during-migration-1-7", "during-migration-6-3")) {
      CrashPoint.arm(point);
      LaunchProblem end =
          assertThrows(
              LaunchProblem.class, () -> AdsumServer.start(settings, Progress.to(System.out)));
      assertFalse(CrashPoint.isArmed(point), end::getMessage);
    }

    try (AdsumServer healed = AdsumServer.start(settings, Progress.to(System.out))) {
      assertTrue(healed.isReady());
      for (String query : SHAPE) {
        assertEquals(column(model, query), column(healed, query));
      }
    }
  }

  private static List<String> column(AdsumServer server, String query) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                server.databaseUrl(), server.databaseOwner(), server.databaseOwnerPassword());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
