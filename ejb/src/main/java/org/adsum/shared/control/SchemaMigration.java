package org.adsum.shared.control;

import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Runs Flyway before Hibernate validates the schema: an integrator is the only hook that is early
 * enough in an EAR. It works as the owner of the tables, who then grants the application what it
 * needs.
 */
public class SchemaMigration implements Integrator {
  private static final String OWNER = "java:jboss/datasources/AdsumOwnerDS";
  private static final String APPLICATION = "java:jboss/datasources/AdsumXADS";

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
    if (metadata.getEntityBindings().isEmpty()) {
      // The unit that reports are read with: its database is a copy, and gets the schema as one.
      return;
    }
    DataSource owner = lookUp(OWNER);
    MigrationJournal journal = new MigrationJournal(owner);
    // The timer service makes its own table first, so an "empty" schema is never empty.
    Flyway flyway =
        Flyway.configure(SchemaMigration.class.getClassLoader())
            .dataSource(journal.journaled())
            .callbacks(journal)
            .locations("classpath:db/migration")
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .load();
    migrate(flyway, journal);
    try {
      new SchemaGrants(owner, lookUp(APPLICATION)).grant();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The database's owner could not grant the application's user what it needs; see"
              + " docs/operate.md, Your own database",
          e);
    }
  }

  private static void migrate(Flyway flyway, MigrationJournal journal) {
    try {
      if (flyway.info().pending().length > 0) {
        journal.open();
        flyway.migrate();
        journal.close();
      } else {
        // For what it checks: that the schema is the one which these migrations make.
        flyway.migrate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The journal of the schema's migration cannot be kept", e);
    }
  }

  private static DataSource lookUp(String name) {
    try {
      return (DataSource) new InitialContext().lookup(name);
    } catch (NamingException e) {
      throw new IllegalStateException("The datasource " + name + " is not configured", e);
    }
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    // Nothing is held.
  }
}
