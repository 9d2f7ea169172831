package org.adsum.shared.control;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Remembers which statements of a migration have been carried out, so that a start after a crash in
 * the middle of one goes on where it ended: MySQL and MariaDB commit each change of a table by
 * itself, and Flyway would begin at the first statement again and fail for ever.
 *
 * <p>Each statement is announced before and ticked off after, by the connection that carries it
 * out. A statement that changes rows is in one transaction with both. One that changes a table
 * commits its announcement first: when it is announced and not ticked off, it may or may not have
 * happened, and then "there already" is as good as done (each such statement is atomic from MariaDB
 * 10.6 and MySQL 8.0 on). The journal exists only while there is something to migrate.
 */
final class MigrationJournal implements Callback {
  private static final String TABLE = "migration_step";

  /** Table, column, key or constraint there already; nothing there to drop. */
  private static final Set<Integer> DONE_BEFORE =
      Set.of(1050, 1051, 1060, 1061, 1091, 1826, 3821, 3822);

  private final DataSource owner;
  private String version;
  private int statement;

  MigrationJournal(DataSource owner) {
    this.owner = owner;
  }

  /** Makes the journal, unless a crash has left one. */
  void open() throws SQLException {
    execute(
        "CREATE TABLE IF NOT EXISTS "
            + TABLE
            + " (step VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, digest"
            + " VARBINARY(32) NOT NULL, done BOOLEAN NOT NULL, PRIMARY KEY (step))");
  }

  /** Forgets it, when all is migrated. */
  void close() throws SQLException {
    execute("DROP TABLE IF EXISTS " + TABLE);
  }

  /** The owner's data source, its statements journaled while a migration runs. */
  DataSource journaled() {
    return proxy(
        DataSource.class,
        owner,
        (method, result) ->
            method.equals("getConnection") ? connection((Connection) result) : result);
  }

  @Override
  public String getCallbackName() {
    return "journal";
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE
        || event == Event.AFTER_EACH_MIGRATE
        || event == Event.AFTER_EACH_MIGRATE_ERROR;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    boolean begins =
        event == Event.BEFORE_EACH_MIGRATE && context.getMigrationInfo().getVersion() != null;
    version = begins ? context.getMigrationInfo().getVersion().getVersion() : null;
    statement = 0;
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        real,
        (method, result) ->
            method.equals("createStatement") ? statement(real, (Statement) result) : result);
  }

  private Statement statement(Connection connection, Statement real) {
    return (Statement)
        Proxy.newProxyInstance(
            MigrationJournal.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (self, method, arguments) -> {
              boolean journaled =
                  version != null && method.getName().equals("execute") && arguments.length == 1;
              try {
                return journaled
                    ? carryOut(connection, real, (String) arguments[0])
                    : method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private boolean carryOut(Connection connection, Statement real, String sql) throws SQLException {
    statement++;
    String step = version + "-" + statement;
    byte[] digest = Sealer.hash(sql);
    Boolean done = announced(connection, step, digest);
    if (Boolean.TRUE.equals(done)) {
      return false;
    }
    if (done == null) {
      write(
          connection,
          "INSERT INTO " + TABLE + " (digest, step, done) VALUES (?, ?, FALSE)",
          digest,
          step);
    }
    try {
      real.execute(sql);
    } catch (SQLException e) {
      if (done == null || !DONE_BEFORE.contains(e.getErrorCode())) {
        write(connection, "DELETE FROM " + TABLE + " WHERE digest = ? AND step = ?", digest, step);
        // Flyway rolls back now, and the announcement may have been committed already.
        if (!connection.getAutoCommit()) {
          connection.commit();
        }
        throw e;
      }
    }
    carriedOut(step);
    write(
        connection,
        "UPDATE " + TABLE + " SET done = TRUE WHERE digest = ? AND step = ?",
        digest,
        step);
    return false;
  }

  /** Where the crash tests end the server: the statement is done, its tick is missing. */
  private void carriedOut(String step) {
    // Nothing to do but to be a named place.
  }

  /** Whether a step was ticked off; null when it was not even announced. */
  private static Boolean announced(Connection connection, String step, byte[] digest)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT digest, done FROM " + TABLE + " WHERE step = ?")) {
      query.setString(1, step);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        if (!Arrays.equals(row.getBytes(1), digest)) {
          throw new SQLException(
              "A crash has interrupted the migration of the schema at step "
                  + step
                  + ", and this release carries out another statement there. Start the release that"
                  + " was interrupted, or restore the backup from before the upgrade;"
                  + " docs/operate.md, Interrupted migrations");
        }
        return row.getBoolean(2);
      }
    }
  }

  private static void write(Connection connection, String sql, byte[] digest, String step)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setBytes(1, digest);
      change.setString(2, step);
      change.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement plain = connection.createStatement()) {
      plain.execute(sql);
    }
  }

  /** What to make of a method's result. */
  private interface After {
    Object apply(String method, Object result);
  }

  private static <T> T proxy(Class<T> type, T real, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            MigrationJournal.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return after.apply(method.getName(), method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
