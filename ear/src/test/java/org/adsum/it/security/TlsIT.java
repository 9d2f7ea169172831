package org.adsum.it.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A scan by a client that would speak anything: what the HTTPS port agrees to, and what not. */
class TlsIT {
  @BeforeAll
  static void anything() {
    // This client must be willing, or a refusal would be its own.
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    Security.setProperty("jdk.tls.legacyAlgorithms", "");
    Adsum.server();
  }

  @Test
  void onlyTls12And13AreSpoken() {
    for (String old : List.of("SSLv3", "TLSv1", "TLSv1.1")) {
      assertEquals("refused", talk(new String[] {old}, null), old);
    }
    assertTrue(talk(new String[] {"TLSv1.2"}, null).startsWith("TLSv1.2 "));
    assertTrue(talk(new String[] {"TLSv1.3"}, null).startsWith("TLSv1.3 "));
    assertTrue(
        talk(new String[] {"TLSv1.2", "TLSv1.3"}, null).startsWith("TLSv1.3 "), "the newest first");
  }

  @Test
  void onlySuitesWithForwardSecrecyAndAuthenticatedEncryptionAreTaken() throws IOException {
    List<String> taken = new ArrayList<>();
    try (SSLSocket socket = socket()) {
      for (String suite : socket.getSupportedCipherSuites()) {
        if (!suite.endsWith("_SCSV")
            && talk(new String[] {"TLSv1.2"}, suite).startsWith("TLSv1.2 ")) {
          taken.add(suite);
        }
      }
    }
    assertTrue(!taken.isEmpty(), "TLS 1.2 has a suite");
    for (String suite : taken) {
      assertTrue(
          suite.startsWith("TLS_ECDHE_")
              && (suite.contains("_GCM_") || suite.contains("_CHACHA20_")),
          taken.toString());
    }
  }

  @Test
  void theServerDoesNotWaitForAHeadThatNeverEnds() throws IOException {
    try (SSLSocket socket = socket()) {
      socket.setSoTimeout(25_000);
      socket.startHandshake();
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\nX-".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      // Closed by the server within ten seconds; a read that times out would be the failure.
      assertTrue(ends(socket), "still open");
    }
  }

  private static boolean ends(Socket socket) throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {
        // A last word of the server, if any.
      }
      return true;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static String talk(String[] protocols, String suite) {
    try (SSLSocket socket = socket()) {
      socket.setEnabledProtocols(protocols);
      if (suite != null) {
        socket.setEnabledCipherSuites(new String[] {suite});
      }
      socket.startHandshake();
      return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
    } catch (SSLException refused) {
      return "refused";
    } catch (IOException reset) {
      return "refused";
    }
  }

  private static SSLSocket socket() throws IOException {
    return (SSLSocket)
        Api.trusting()
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), Adsum.server().settings().httpsPort());
  }
}
