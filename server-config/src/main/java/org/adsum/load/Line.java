package org.adsum.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.adsum.launcher.Json;

/** Somebody's connection to the server, signed in with a token. */
final class Line {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** Longer than any answer takes that is still worth waiting for. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** Shared by all clients, which would start threads of their own otherwise. */
  private static final ExecutorService WORK =
      Executors.newFixedThreadPool(
          4,
          task -> {
            Thread thread = new Thread(task, "adsum-load-http");
            thread.setDaemon(true);
            return thread;
          });

  private final HttpClient client;
  private final URI url;
  private final String token;

  private Line(HttpClient client, URI url, String token) {
    this.client = client;
    this.url = url;
    this.token = token;
  }

  /** An answer of the API. */
  record Answer(int status, String body, String retryAfter) {
    Map<String, Object> json() {
      return Json.object(body);
    }

    List<?> list() {
      try {
        return Json.asList(Json.read(body));
      } catch (IllegalArgumentException e) {
        return List.of();
      }
    }

    String text(String name) {
      return String.valueOf(json().get(name));
    }

    /** The problem's code, or the bare status. */
    String problem() {
      Object code = status / 100 == 2 ? null : json().get("code");
      return code == null ? "http-" + status : code.toString();
    }
  }

  static HttpClient client(LoadTarget target) {
    return client(target, HttpClient.Version.HTTP_2);
  }

  /**
   * One for many phones. By HTTP/1.1 it opens as many connections as requests run; by HTTP/2 it
   * would have one, which fails when it has more streams than the server takes.
   */
  static HttpClient clientOfMany(LoadTarget target) {
    return client(target, HttpClient.Version.HTTP_1_1);
  }

  private static HttpClient client(LoadTarget target, HttpClient.Version version) {
    return HttpClient.newBuilder()
        .sslContext(target.tls().get())
        .version(version)
        .connectTimeout(CONNECT)
        .executor(WORK)
        .build();
  }

  static Line of(HttpClient client, URI url, String token) {
    return new Line(client, url, token);
  }

  Line signedIn(String other) {
    return new Line(client, url, other);
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  Answer send(String method, String path, Map<String, Object> json)
      throws IOException, InterruptedException {
    BodyPublisher body =
        json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(json));
    return send(request(path).header("Content-Type", "application/json").method(method, body));
  }

  Answer form(String path, byte[]... parts) throws IOException, InterruptedException {
    return send(formRequest(path, parts));
  }

  HttpRequest.Builder formRequest(String path, byte[]... parts) {
    BodyPublisher[] all =
        Arrays.stream(parts).map(BodyPublishers::ofByteArray).toArray(BodyPublisher[]::new);
    return request(path)
        .header("Content-Type", "multipart/form-data; boundary=" + Faces.BOUNDARY)
        .POST(all.length == 1 ? all[0] : BodyPublishers.concat(all));
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return answer(client.send(request.build(), BodyHandlers.ofString()));
  }

  CompletableFuture<Answer> sendAsync(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Line::answer);
  }

  CompletableFuture<WebSocket> listen(String path, WebSocket.Listener listener) {
    return client
        .newWebSocketBuilder()
        .connectTimeout(CONNECT)
        .header("Authorization", "Bearer " + token)
        .buildAsync(URI.create(url.resolve(path).toString().replaceFirst("^http", "ws")), listener);
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Retry-After").orElse(""));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(url.resolve("api/v1/" + path))
            .timeout(ANSWER)
            .header("Accept", "application/json, application/problem+json");
    return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
  }
}
