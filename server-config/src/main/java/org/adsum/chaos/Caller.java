package org.adsum.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.adsum.launcher.Json;

/** Somebody who calls the REST API and expects anything of it: status 0 is no answer at all. */
final class Caller {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BOUNDARY = "adsum-chaos-71c4";

  private final HttpClient client;
  private final URI base;
  private final String username;
  private final String password;
  private volatile String token = "";

  /**
   * @param base with a closing slash
   */
  Caller(HttpClient client, URI base, String username, String password) {
    this.client = client;
    this.base = base;
    this.username = username;
    this.password = password;
  }

  /** What was answered; status 0 and an empty body when nothing was. */
  record Answer(int status, String body) {
    static final Answer NONE = new Answer(0, "");

    boolean is(int expected) {
      return status == expected;
    }

    /** Whether asking again may help: nothing was answered, or the server is in trouble. */
    boolean isPassing() {
      return status == 0 || status >= 500 || status == 429 || status == 401;
    }

    String text(String name) {
      return String.valueOf(Json.object(body).get(name));
    }

    List<Map<String, Object>> list() {
      return Json.asList(Json.read(body)).stream().map(Json::asObject).toList();
    }
  }

  Answer get(String path) {
    return signedIn(path, HttpRequest.Builder::GET);
  }

  Answer post(String path, Map<String, Object> body) {
    return signedIn(
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body))));
  }

  Answer form(
      String path,
      Map<String, String> headers,
      Map<String, String> fields,
      String part,
      List<byte[]> files) {
    byte[] body = multipart(fields, part, files);
    return signedIn(
        path,
        request -> {
          headers.forEach(request::header);
          request
              .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
              .POST(BodyPublishers.ofByteArray(body));
        });
  }

  private interface Finish {
    void on(HttpRequest.Builder request);
  }

  private Answer signedIn(String path, Finish finish) {
    if (token.isEmpty()) {
      Answer signIn =
          send(
              request("tokens")
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          Json.write(Map.of("username", username, "password", password)))));
      if (!signIn.is(200) && !signIn.is(201)) {
        return signIn.is(401) ? Answer.NONE : signIn;
      }
      token = signIn.text("token");
    }
    HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + token);
    finish.on(request);
    Answer answer = send(request);
    if (answer.is(401)) {
      token = "";
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve("api/v1/" + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json, application/problem+json");
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      return Answer.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.NONE;
    }
  }

  private static byte[] multipart(Map<String, String> fields, String part, List<byte[]> files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            write(
                body,
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, name, value)));
    for (byte[] file : files) {
      write(
          body,
          ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"photo.jpg\"\r\n"
                  + "Content-Type: image/jpeg\r\n\r\n")
              .formatted(BOUNDARY, part));
      body.writeBytes(file);
      write(body, "\r\n");
    }
    write(body, "--" + BOUNDARY + "--\r\n");
    return body.toByteArray();
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
