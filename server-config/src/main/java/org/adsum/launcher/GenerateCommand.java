package org.adsum.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills the database of a data folder with a {@link GeneratedUniversity}, to try and measure things
 * at size. The database of a running instance is used as it runs; a stopped one is started for
 * this, with more memory, which takes a fraction of the time.
 */
final class GenerateCommand {
  private static final Set<String> NUMBERS = Set.of("--users", "--sections", "--records", "--seed");
  private static final long MOST = 100_000_000;
  private static final int MEMORY = 1024;
  private static final int DEMO_ACCOUNTS = 100;

  private final Map<String, Long> numbers = new HashMap<>();
  private boolean force;

  private GenerateCommand() {}

  /**
   * @return the exit code
   * @throws LaunchProblem when an option is wrong, or the database is not one to be filled
   */
  static int run(List<String> options, Settings settings) {
    GenerateCommand command = new GenerateCommand();
    command.parse(options);
    Progress progress = Progress.onConsole();
    long start = System.nanoTime();
    if (settings.databaseUrl().isPresent()) {
      command.fill(
          settings.databaseUrl().get(),
          settings.value("ADSUM_DB_USER").orElse("adsum"),
          settings.value("ADSUM_DB_PASSWORD").orElse("adsum"),
          progress);
    } else {
      command.fillEmbedded(settings, progress);
    }
    progress.say(Texts.of("generate.done", (System.nanoTime() - start) / 1_000_000_000));
    return Launcher.OK;
  }

  private void parse(List<String> options) {
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      if (option.equals("--force")) {
        force = true;
      } else if (NUMBERS.contains(option)) {
        numbers.put(option, number(option, i + 1 < options.size() ? options.get(++i) : ""));
      } else {
        throw Texts.problem("generate.usage");
      }
    }
  }

  private static long number(String option, String text) {
    long least = option.equals("--seed") || option.equals("--records") ? 0 : 1;
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of bounds is.
    }
    throw Texts.problem("generate.number", option, least, MOST);
  }

  private void fillEmbedded(Settings settings, Progress progress) {
    HomeFolder home = new HomeFolder(settings.home());
    if (home.isTaken()) {
      Database running = new Database(settings, home);
      fill(running.url(), running.user(), running.password(), progress);
      return;
    }
    Settings roomy =
        settings.with(
            "ADSUM_DB_MEMORY", String.valueOf(Math.max(MEMORY, settings.databaseMemory())));
    Database database = new Database(roomy, home);
    if (database.isNew()) {
      throw Texts.problem("generate.schema");
    }
    home.prepare();
    home.lock();
    try {
      Orphans.end(home, progress);
      progress.say(Texts.of("generate.start", settings.home()));
      database.start(() -> true);
      fill(database.url(), database.user(), database.password(), progress);
    } finally {
      database.stop();
      home.close();
    }
  }

  private void fill(String url, String user, String password, Progress progress) {
    // A statement of a megabyte and the statistics at the end may take longer than a request's.
    String patient = url.replace("socketTimeout=60000", "socketTimeout=600000");
    try (Connection connection = DriverManager.getConnection(patient, user, password)) {
      requireEmpty(connection);
      new GeneratedUniversity(
              connection,
              new GeneratedUniversity.Size(
                  (int) wanted("--users", 100_000),
                  (int) wanted("--sections", 2_000),
                  wanted("--records", 5_000_000)),
              wanted("--seed", 1),
              Clock.systemUTC().instant(),
              progress::say)
          .write();
    } catch (SQLException e) {
      throw new LaunchProblem(Texts.of("generate.database", e.getMessage()), e);
    }
  }

  private long wanted(String option, long otherwise) {
    return numbers.getOrDefault(option, otherwise);
  }

  private void requireEmpty(Connection connection) throws SQLException {
    if (count(
            connection,
            "information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'room'")
        == 0) {
      throw Texts.problem("generate.schema");
    }
    if (count(connection, "user_account WHERE username = 'g1000000'") > 0) {
      throw Texts.problem("generate.again");
    }
    long accounts = count(connection, "user_account");
    long records = count(connection, "attendance_record WHERE source <> 'FACE'");
    if (!force && (accounts > DEMO_ACCOUNTS || records > 0)) {
      throw Texts.problem("generate.filled", accounts, records);
    }
  }

  private static long count(Connection connection, String what) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("SELECT COUNT(*) FROM " + what)) {
      row.next();
      return row.getLong(1);
    }
  }
}
