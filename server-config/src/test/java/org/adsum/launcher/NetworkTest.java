package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void aTakenPortIsToldInOneLineWithItsRemedy(String bind) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      LaunchProblem problem =
          assertThrows(
              LaunchProblem.class,
              () -> Network.requireFree(bind, port, "HTTPS", "ADSUM_HTTPS_PORT"));
      assertTrue(problem.getMessage().startsWith("Port " + port + " (HTTPS)"));
      assertTrue(problem.getMessage().contains("ADSUM_HTTPS_PORT"));
      assertEquals(1, problem.getMessage().lines().count());
    }
  }
}
