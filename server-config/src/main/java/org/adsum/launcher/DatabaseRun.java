package org.adsum.launcher;

/** The embedded database while a command needs it: the running one, or one started for it. */
final class DatabaseRun implements AutoCloseable {
  private final Database started;
  private final HomeFolder locked;

  private DatabaseRun(Database started, HomeFolder locked) {
    this.started = started;
    this.locked = locked;
  }

  /** Uses the database that runs with this data folder, or starts it until {@link #close()}. */
  static DatabaseRun of(Database database, HomeFolder home) {
    if (home.isTaken()) {
      return new DatabaseRun(null, null);
    }
    home.prepare();
    home.lock();
    try {
      if (!Orphans.of(home).isEmpty()) {
        throw Texts.problem("status.orphans", home.root(), Orphans.of(home).size());
      }
      database.start(() -> true);
      return new DatabaseRun(database, home);
    } catch (RuntimeException e) {
      database.stop();
      home.close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (started != null) {
      started.stop();
      locked.close();
    }
  }
}
