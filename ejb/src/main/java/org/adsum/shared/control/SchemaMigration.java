package org.adsum.shared.control;

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
 * enough in an EAR.
 */
public class SchemaMigration implements Integrator {

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
    try {
      DataSource dataSource =
          (DataSource) new InitialContext().lookup("java:jboss/datasources/AdsumXADS");
      // The timer service makes its own table first, so an "empty" schema is never empty.
      Flyway.configure(SchemaMigration.class.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (NamingException e) {
      throw new IllegalStateException(
          "The datasource java:jboss/datasources/AdsumXADS is not configured", e);
    }
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    // Nothing is held.
  }
}
