package org.adsum.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {
  private ServerSocket target;
  private Relay relay;

  @BeforeEach
  void start() throws IOException {
    target = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    relay = new Relay("test", target.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    relay.close();
    target.close();
  }

  @Test
  void whatIsSentArrivesOnTheOtherSideAndTheAnswerComesBack() throws IOException {
    try (Socket near = connect();
        Socket far = target.accept()) {
      near.getOutputStream().write(7);
      assertEquals(7, far.getInputStream().read());
      far.getOutputStream().write(9);
      assertEquals(9, near.getInputStream().read());
      assertEquals(1, relay.passed());
    }
  }

  @Test
  void aCutConnectionFailsAndANewOneWorksOnlyWhenHealed() throws IOException {
    try (Socket near = connect();
        Socket far = target.accept()) {
      near.getOutputStream().write(7);
      assertEquals(7, far.getInputStream().read());
      relay.cut();
      assertThrows(IOException.class, () -> readOrFail(near));
    }
    relay.heal();
    try (Socket near = connect();
        Socket far = target.accept()) {
      near.getOutputStream().write(8);
      assertEquals(8, far.getInputStream().read());
    }
  }

  @Test
  void aStalledConnectionPassesNothingUntilHealedAndLosesNothing() throws IOException {
    try (Socket near = connect();
        Socket far = target.accept()) {
      relay.stall();
      near.getOutputStream().write(7);
      far.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> far.getInputStream().read());
      relay.heal();
      far.setSoTimeout(0);
      assertEquals(7, far.getInputStream().read());
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), relay.port());
  }

  private static void readOrFail(Socket socket) throws IOException {
    if (socket.getInputStream().read() < 0) {
      throw new IOException("ended");
    }
  }
}
