package org.adsum.load;

import java.net.URI;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * The server that is driven.
 *
 * @param url with a closing slash
 * @param tls makes a context that trusts the server; asked once for each phone, so that each shakes
 *     hands anew, as real phones do
 * @param adminUser who makes accounts and sections
 * @param adminPassword of the admin
 * @param local what can be seen only on the server's own computer
 */
public record LoadTarget(
    URI url,
    Supplier<SSLContext> tls,
    String adminUser,
    String adminPassword,
    Optional<Local> local) {

  /**
   * A server on this computer.
   *
   * @param databaseUrl JDBC
   * @param databaseUser who may write tokens and count rows
   * @param databasePassword of that user
   * @param serverPid process of WildFly, 0 when unknown; asked again each time, for a server that
   *     was started again is another process
   * @param databasePid process of the database, 0 when it is not embedded
   */
  public record Local(
      String databaseUrl,
      String databaseUser,
      String databasePassword,
      LongSupplier serverPid,
      LongSupplier databasePid) {
    /** The password is not for logs. */
    @Override
    public String toString() {
      return "Local[" + databaseUrl + "]";
    }
  }

  /** The password is not for logs. */
  @Override
  public String toString() {
    return "LoadTarget[" + url + "]";
  }
}
