package org.adsum.it.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** One caller of the REST API, as any script of the university would be. */
public final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .sslContext(trustingTheTestServer())
          .connectTimeout(Duration.ofSeconds(10))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private final String token;
  private final Supplier<URI> server;

  private Api(String token) {
    this(token, Adsum::uri);
  }

  private Api(String token, Supplier<URI> server) {
    this.token = token;
    this.server = server;
  }

  /** The same caller at another server of the same university. */
  public Api on(URI other) {
    return new Api(token, () -> other);
  }

  /** A demo account, signed in at this server. */
  public static Api signedInAt(URI server, String username) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("username", username)
            .add("password", Adsum.PASSWORD)
            .build();
    String token = anonymous().on(server).post("tokens", body).text("token");
    return withToken(token).on(server);
  }

  /** Somebody who has not signed in. */
  public static Api anonymous() {
    return new Api("");
  }

  /** A demo account, signed in once for all tests. */
  public static Api as(String username) {
    return new Api(TOKENS.computeIfAbsent(username, u -> signIn(u, Adsum.PASSWORD).text("token")));
  }

  /** Lets these accounts sign in anew, when something has ended their tokens. */
  public static void signInAnew(String... usernames) {
    TOKENS.keySet().removeAll(List.of(usernames));
  }

  /** Somebody with this token. */
  public static Api withToken(String token) {
    return new Api(token);
  }

  /** The answer to a sign-in. */
  public static Reply signIn(String username, String password) {
    JsonObject body =
        Json.createObjectBuilder().add("username", username).add("password", password).build();
    return anonymous().post("tokens", body);
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply get(String path, String accept) {
    return send(request(path).setHeader("Accept", accept).GET());
  }

  /**
   * The bytes of a file.
   *
   * @throws AssertionError when there is none
   */
  public byte[] download(String path) {
    try {
      var answer =
          CLIENT.send(
              request(path).setHeader("Accept", "*/*").GET().build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + ": " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Reply post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public Reply post(String path, JsonObject body) {
    return send(json(path).POST(BodyPublishers.ofString(body.toString())));
  }

  public Reply put(String path, JsonObject body) {
    return send(json(path).PUT(BodyPublishers.ofString(body.toString())));
  }

  public Reply put(String path) {
    return send(request(path).PUT(BodyPublishers.noBody()));
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  /** Sends photos as files of a form. */
  public Reply upload(String path, String part, List<byte[]> photos) {
    return send(multipart(path, form(Map.of(), part, photos)));
  }

  /** Sends a check-in. */
  public Reply checkIn(String ticket, String idempotencyKey, List<byte[]> frames) {
    return checkIn(Map.of("ticket", ticket), idempotencyKey, frames);
  }

  /** Sends a check-in that says what its frames show. */
  public Reply checkIn(String ticket, String idempotencyKey, List<byte[]> frames, String places) {
    return checkIn(Map.of("ticket", ticket, "places", places), idempotencyKey, frames);
  }

  /** Sends a check-in without frames. */
  public Reply checkInByCode(String ticket, String idempotencyKey, String code) {
    return checkIn(Map.of("ticket", ticket, "code", code), idempotencyKey, List.of());
  }

  private Reply checkIn(Map<String, String> fields, String idempotencyKey, List<byte[]> frames) {
    HttpRequest.Builder request = multipart("check-ins", form(fields, "frames", frames));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request);
  }

  /** Sends any body that a form is expected of. */
  public Reply sendForm(String path, BodyPublisher body) {
    return sendForm(path, "raw", body);
  }

  /** Sends any body that a form is expected of, with an idempotency key. */
  public Reply sendForm(String path, String key, BodyPublisher body) {
    return send(
        request(path)
            .header("Idempotency-Key", key)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body));
  }

  /** Sends a file to be imported, after the fields that say what it is. */
  public Reply importFile(String name, byte[] file, Map<String, String> options) {
    Map<String, String> fields = new java.util.LinkedHashMap<>(options);
    fields.put("name", name);
    return send(multipart("imports", form(fields, "file", List.of(file))));
  }

  /** Any request below /api/v1, with an empty body of the kind that it takes. */
  public Reply send(String method, String path) {
    if (method.equals("GET") || method.equals("DELETE")) {
      return send(request(path).method(method, BodyPublishers.noBody()));
    }
    if (path.equals("check-ins") || path.equals("imports") || path.endsWith("/templates")) {
      return send(multipart(path, form(Map.of(), "", List.of())));
    }
    return send(json(path).method(method, BodyPublishers.ofString("{}")));
  }

  /** A line for live news, such as {@code live/me}. */
  public WebSocket listen(String path, WebSocket.Listener listener) {
    URI uri = URI.create(server.get().resolve(path).toString().replaceFirst("^http", "ws"));
    return CLIENT
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .buildAsync(uri, listener)
        .join();
  }

  /** The answer to a request to any address of the server. */
  public Reply at(String path) {
    return send(builder(server.get().resolve(path)).GET());
  }

  /** The answer to any request to any address of the server; a body is sent as JSON. */
  public Reply call(String method, String path, String body) {
    HttpRequest.Builder request = builder(server.get().resolve(path));
    if (method.equals("GET") || method.equals("DELETE")) {
      return send(request.method(method, BodyPublishers.noBody()));
    }
    if (path.endsWith("check-ins") || path.endsWith("/templates")) {
      byte[] empty = form(Map.of(), "", List.of());
      return send(
          request
              .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
              .method(method, BodyPublishers.ofByteArray(empty)));
    }
    return send(
        request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  /** The answer to an empty POST to any address of the server. */
  public Reply postAt(String path) {
    return send(builder(server.get().resolve(path)).POST(BodyPublishers.noBody()));
  }

  /** The answer to any request to any address of the server; {@code body} may be null. */
  public Reply sendAt(
      String method, String path, String type, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        builder(server.get().resolve(path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", type);
    }
    headers.forEach(request::setHeader);
    return send(request);
  }

  /** The answer to a form sent to any address of the server. */
  public Reply postFormAt(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        builder(server.get().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static final String BOUNDARY = "adsum-it-7f3a91";

  /** The body of a form. */
  public static byte[] form(Map<String, String> fields, String part, List<byte[]> files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> body.writeBytes(part(name, "", bytes(value))));
    for (int i = 0; i < files.size(); i++) {
      String more = "; filename=\"photo" + i + ".jpg\"\r\nContent-Type: image/jpeg";
      body.writeBytes(part(part, more, files.get(i)));
    }
    body.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  private static byte[] part(String name, String more, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        bytes(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\""
                + more
                + "\r\n\r\n"));
    out.writeBytes(content);
    out.writeBytes(bytes("\r\n"));
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder multipart(String path, byte[] form) {
    return request(path)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(form));
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    return builder(server.get().resolve("api/v1/" + path))
        .header("Accept", "application/json, application/problem+json");
  }

  private HttpRequest.Builder builder(URI uri) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      return Reply.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** For other clients of the tests' server. */
  public static SSLContext trusting() {
    return trustingTheTestServer();
  }

  /** The instance's own certificate is signed by nobody; these tests speak to localhost only. */
  private static SSLContext trustingTheTestServer() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets also those who use the JDK's older client, such as Arquillian, speak to the server. */
  static void trustTheTestServerEverywhere() {
    HttpsURLConnection.setDefaultSSLSocketFactory(trustingTheTestServer().getSocketFactory());
  }

  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
