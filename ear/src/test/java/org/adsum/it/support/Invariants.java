package org.adsum.it.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.adsum.chaos.Management;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What must be true after any tests whatever: checked after each class. */
public class Invariants implements BeforeAllCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public void beforeAll(ExtensionContext context) {
    Adsum.server();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    require(PATIENCE);
    assertEquals(
        List.of(),
        // Rows that tests wrote by hand carry no valid hash; that none is missing must hold still.
        Rows.column(
            "select s.name from audit_stream s where s.last_seq <> (select count(*) from"
                + " audit_entry e where e.stream = s.name)"),
        "audit streams with gaps");
  }

  /** Waits for quiet and fails with all that does not hold then. */
  public static void require(Duration patience) {
    AdsumServer server = Adsum.server();
    try (Connection connection =
        DriverManager.getConnection(
            server.databaseUrl(), server.databaseUser(), server.databasePassword())) {
      assertEquals(
          List.of(),
          org.adsum.chaos.Invariants.of(connection)
              .with(new Management(server.settings().managementPort()))
              .afterRest(patience));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
