package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolCommandTest {

  @TempDir Path folder;
  private HttpServer server;
  private Path photo;
  private final List<String> seen = new ArrayList<>();
  private int answerStatus = 201;
  private String answer = "{\"templates\":1}";

  @BeforeEach
  void startServer() throws IOException {
    photo = Files.writeString(folder.resolve("face.jpg"), "pixels");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/tokens", exchange -> reply(exchange, 200, "{\"token\":\"secret\"}"));
    server.createContext(
        "/api/v1/users",
        exchange -> {
          if (exchange.getRequestMethod().equals("GET")) {
            reply(
                exchange,
                200,
                "{\"items\":[{\"id\":\"a\",\"username\":\"student010\"},"
                    + "{\"id\":\"b\",\"username\":\"student01\"}],\"total\":2}");
          } else {
            reply(exchange, answerStatus, answer);
          }
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void reply(HttpExchange exchange, int status, String body) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + sent);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int enrol(String student) {
    Settings settings =
        Settings.from(
            Map.of("ADSUM_HOME", folder.toString(), "ADSUM_ADMIN_PASSWORD", "p\"w"), folder);
    String url = "http://localhost:" + server.getAddress().getPort();
    return EnrolCommand.run(
        List.of("--student", student, "--photos", photo.toString(), "--url", url), settings);
  }

  @Test
  void thePhotosGoToTheUserOfExactlyThatName() {
    assertEquals(Launcher.OK, enrol("student01"));
    assertTrue(seen.get(0).contains("{\"username\":\"admin\",\"password\":\"p\\\"w\"}"));
    assertTrue(seen.get(2).startsWith("POST /api/v1/users/b/templates Bearer secret"));
    assertTrue(seen.get(2).contains("name=\"photos\"; filename=\"face.jpg\""));
    assertTrue(seen.get(2).contains("\r\n\r\npixels\r\n--"));
  }

  @Test
  void anUnknownStudentIsToldByName() {
    LaunchProblem problem = assertThrows(LaunchProblem.class, () -> enrol("student0"));
    assertTrue(problem.getMessage().contains("student0"));
  }

  @Test
  void aRefusalIsToldInTheServersWords() {
    answerStatus = 422;
    answer = "{\"title\":\"No face\",\"detail\":\"Photo 1 shows no face.\",\"code\":\"no-face\"}";
    LaunchProblem problem = assertThrows(LaunchProblem.class, () -> enrol("student01"));
    assertEquals("No face: Photo 1 shows no face. (no-face)", problem.getMessage());
  }

  @Test
  void ofSeveralPhotosEachIsTold() {
    answerStatus = 422;
    answer =
        "{\"title\":\"Too dark\",\"detail\":\"Picture 1 is dark.\",\"code\":\"photo-too-dark\",\"photos\":["
            + "{\"photo\":1,\"title\":\"Too dark\",\"detail\":\"Picture 1 is dark.\",\"code\":\"photo-too-dark\"},"
            + "{\"photo\":3,\"title\":\"Too blurred\",\"detail\":\"Picture 3 is blurred.\",\"code\":\"photo-blurred\"}]}";
    LaunchProblem problem = assertThrows(LaunchProblem.class, () -> enrol("student01"));
    assertEquals(
        "Too dark: Picture 1 is dark. (photo-too-dark)\nToo blurred: Picture 3 is blurred. (photo-blurred)",
        problem.getMessage());
  }

  @Test
  void aMissingPhotoIsToldBeforeAnythingIsSent() throws IOException {
    Files.delete(photo);
    assertThrows(LaunchProblem.class, () -> enrol("student01"));
    assertTrue(seen.isEmpty());
  }
}
