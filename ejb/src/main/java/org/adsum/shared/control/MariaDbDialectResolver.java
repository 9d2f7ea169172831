package org.adsum.shared.control;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;

/**
 * Tells MariaDB from MySQL behind MySQL's driver, which calls both "MySQL". It matters for locks:
 * MySQL's {@code for update of} is a syntax error on MariaDB. Answers null for everything else, so
 * that Hibernate's own choice stands.
 */
public class MariaDbDialectResolver implements DialectResolver {

  @Override
  public Dialect resolveDialect(DialectResolutionInfo info) {
    DatabaseMetaData metaData = info.getDatabaseMetadata();
    try {
      return metaData != null && metaData.getDatabaseProductVersion().contains("MariaDB")
          ? new MariaDBDialect(info)
          : null;
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell its version", e);
    }
  }
}
