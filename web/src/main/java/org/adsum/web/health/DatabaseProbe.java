package org.adsum.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.adsum.health.Probe;

/** Works when the database answers a query within two seconds. */
@ApplicationScoped
public class DatabaseProbe implements Probe {
  private static final int SECONDS = 2;

  @Resource(lookup = "java:jboss/datasources/AdsumXADS")
  DataSource database;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public boolean works() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      statement.execute("select 1");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
