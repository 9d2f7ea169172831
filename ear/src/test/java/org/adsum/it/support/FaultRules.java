package org.adsum.it.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.byteman.agent.install.Install;
import org.jboss.byteman.agent.submit.Submit;

/**
 * Rules that Byteman weaves into the running server: faults that no input provokes at will. Nothing
 * of it is in what is built; a server that is killed comes back without.
 */
public final class FaultRules implements AutoCloseable {
  private static long installedIn;
  private static int port;

  private final Submit server;
  private final List<java.io.InputStream> rules;

  private FaultRules(String rules) {
    this.server = new Submit("127.0.0.1", port);
    try {
      this.rules = List.of(stream(rules));
      server.addRulesFromResources(List.of(stream(rules)));
    } catch (Exception e) {
      throw new IllegalStateException("The rules could not be given to the server", e);
    }
  }

  /**
   * Has whoever measures one of these attempts stay inside for ever.
   *
   * @param attempts their ids
   */
  public static synchronized FaultRules hangIn(String... attempts) {
    install();
    StringBuilder condition = new StringBuilder();
    for (String attempt : attempts) {
      condition
          .append(condition.isEmpty() ? "" : " OR ")
          .append("\"%s\".equals($1.attempt().value())".formatted(attempt));
    }
    return new FaultRules(
        """
        RULE hang in the measurement
        CLASS org.adsum.face.listener.VerificationListener
        METHOD measured
        AT ENTRY
        IF %s
        DO Thread.sleep(600000)
        ENDRULE
        """
            .formatted(condition));
  }

  private static void install() {
    long pid = Adsum.server().serverPid();
    if (pid == installedIn) {
      return;
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    try {
      Install.install(
          Long.toString(pid),
          true,
          "127.0.0.1",
          port,
          new String[] {"org.jboss.byteman.transform.all=false"});
    } catch (Exception e) {
      throw new IllegalStateException("Byteman cannot be installed in " + pid, e);
    }
    installedIn = pid;
  }

  private static ByteArrayInputStream stream(String rules) {
    return new ByteArrayInputStream(rules.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the rules away, unless the server has been killed with them. */
  @Override
  public void close() {
    if (installedIn != Adsum.server().serverPid()) {
      return;
    }
    try {
      rules.forEach(
          rule -> {
            try {
              rule.reset();
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      server.deleteRulesFromResources(rules);
    } catch (Exception e) {
      throw new IllegalStateException("The rules could not be taken from the server", e);
    }
  }
}
