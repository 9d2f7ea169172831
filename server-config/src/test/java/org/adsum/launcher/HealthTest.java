package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void checksThatAreNotUpAreNamed() {
    String answer =
        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"DOWN\",\"data\":{}},"
            + "{\"name\":\"broker\",\"status\":\"UP\"}]}";
    assertEquals(List.of("database"), Health.notUp(answer));
    assertEquals(List.of(), Health.notUp("<html>"));
    assertEquals(List.of(), Health.faults(answer));
  }

  @Test
  void whatTheOperatorMustMendIsReadFromTheChecksOwnWords() {
    String answer =
        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"adsum\",\"status\":\"DOWN\",\"data\":"
            + "{\"face-engine\":\"DOWN\",\"face-engine.fault\":\"model.onnx is missing\"}}]}";
    assertEquals(List.of("model.onnx is missing"), Health.faults(answer));
    assertEquals(List.of(), Health.faults("<html>"));
  }

  @Test
  void aServerThatDoesNotAnswerIsNotReady() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertFalse(Health.at(port).ready());
  }
}
