package org.adsum.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.adsum.audit.control.AuditReader;
import org.adsum.audit.entity.AuditKeyRing;
import org.adsum.audit.entity.ChainFault;
import org.adsum.audit.entity.ChainReport;

/**
 * {@code adsum audit}: verifies the log in the database, without the server's help, or an export of
 * it; or shows the public key.
 */
final class AuditCommand {
  /** The exit code when the log is not what was written. */
  static final int BROKEN = 4;

  private static final int PROGRESS = 500_000;

  private final Settings settings;
  private final HomeFolder home;

  private AuditCommand(Settings settings) {
    this.settings = settings;
    this.home = new HomeFolder(settings.home());
  }

  static int run(List<String> arguments, Settings settings) {
    List<String> rest = new ArrayList<>(arguments);
    String given = "";
    int option = rest.indexOf("--key");
    if (option >= 0 && option + 1 < rest.size()) {
      given = rest.remove(option + 1);
      rest.remove(option);
    }
    AuditCommand command = new AuditCommand(settings);
    if (rest.equals(List.of("verify"))) {
      return command.verifyDatabase(given);
    }
    if (rest.size() == 2 && rest.get(0).equals("verify")) {
      return AuditExportCheck.run(rest.get(1), command.keys(given));
    }
    if (rest.equals(List.of("key"))) {
      return command.showKey();
    }
    System.err.println(Texts.of("audit.usage"));
    return Launcher.USAGE;
  }

  private int verifyDatabase(String given) {
    AuditKeyRing keys = keys(given);
    String url = settings.databaseUrl().orElseGet(() -> new Database(settings, home).url());
    try (Connection connection = connect(url)) {
      return tell(new AuditReader(connection, keys).verify(AuditCommand::tellProgress));
    } catch (SQLException e) {
      throw new LaunchProblem(Texts.of("audit.database", e.getMessage()), e);
    }
  }

  private Connection connect(String url) throws SQLException {
    if (settings.databaseUrl().isPresent()) {
      return DriverManager.getConnection(
          url,
          settings.value("ADSUM_DB_USER").orElse("adsum"),
          settings.value("ADSUM_DB_PASSWORD").orElse("adsum"));
    }
    Database embedded = new Database(settings, home);
    return DriverManager.getConnection(url, embedded.user(), embedded.password());
  }

  private int showKey() {
    AuditKeyRing keys = keys("");
    System.out.println(Texts.of("audit.key", keys.keyId()));
    keys.publicKey().ifPresent(System.out::println);
    return Launcher.OK;
  }

  private AuditKeyRing keys(String given) {
    String own = given.isEmpty() ? AuditKey.publicPart(AuditKey.of(settings, home)) : given;
    return AuditKeyRing.of(own, settings.value("ADSUM_AUDIT_OLD_KEYS").orElse(""));
  }

  private static void tellProgress(long entries) {
    if (entries % PROGRESS == 0) {
      System.err.println(Texts.of("audit.progress", entries));
    }
  }

  private static int tell(ChainReport report) {
    String seconds = String.format("%.1f", report.millis() / 1000.0);
    if (report.isIntact()) {
      System.out.println(
          Texts.of(
              "audit.intact", report.entries(), report.streams(), report.checkpoints(), seconds));
      return Launcher.OK;
    }
    System.out.println(Texts.of("audit.broken", report.entries(), seconds));
    for (ChainFault fault : report.faults()) {
      System.out.println(
          Texts.of(
              "audit.fault", fault.stream(), Texts.of("audit.kind." + fault.kind()), fault.seq()));
    }
    return BROKEN;
  }
}
