package org.adsum.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Speaks to Adsum's REST API as an administrator; refusals become problems with the server's own
 * words.
 */
final class ApiClient {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final URI base;
  private final HttpClient client;
  private String token = "";

  /**
   * @param base where Adsum is
   * @param own the keystore of this instance's certificate, trusted besides the usual authorities
   */
  ApiClient(URI base, Optional<KeyStore> own) {
    this.base = base;
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
    own.ifPresent(store -> builder.sslContext(trusting(store)));
    this.client = builder.build();
  }

  /**
   * A client that is signed in as ADSUM_ADMIN_USER (admin) with ADSUM_ADMIN_PASSWORD, or with what
   * the data folder knows.
   *
   * @param url where Adsum is; this computer when empty
   */
  static ApiClient asAdmin(Settings settings, Optional<URI> url) {
    HomeFolder home = new HomeFolder(settings.home());
    Optional<KeyStore> own =
        Certificate.existing(settings, home).map(c -> keystore(c.keystore(), c.password()));
    ApiClient api =
        new ApiClient(
            url.orElse(URI.create("https://localhost:" + settings.httpsPort() + "/")), own);
    api.signIn(settings.value("ADSUM_ADMIN_USER").orElse("admin"), adminPassword(settings, home));
    return api;
  }

  static String adminPassword(Settings settings, HomeFolder home) {
    return settings
        .value("ADSUM_ADMIN_PASSWORD")
        .or(() -> settings.value("ADSUM_DEMO_PASSWORD"))
        .orElseGet(
            () -> {
              if (!Passwords.known(home)) {
                throw Texts.problem("enrol.password");
              }
              return Passwords.of(settings, home).admin();
            });
  }

  void signIn(String username, String password) {
    String body =
        "{\"username\":" + Json.quoted(username) + ",\"password\":" + Json.quoted(password) + "}";
    Map<String, Object> answer =
        send(
            request("api/v1/tokens")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    token = String.valueOf(answer.get("token"));
  }

  /** The id of the user with exactly this username or id. */
  Optional<String> userId(String who) {
    String query = URLEncoder.encode(who, StandardCharsets.UTF_8);
    Map<String, Object> page = send(request("api/v1/users?q=" + query + "&page=0&size=100").GET());
    return Json.asList(page.get("items")).stream()
        .map(Json::asObject)
        .filter(user -> who.equals(user.get("username")) || who.equals(user.get("id")))
        .map(user -> String.valueOf(user.get("id")))
        .findFirst();
  }

  /** Sends photos to be made into templates. */
  Map<String, Object> enrol(String userId, List<Path> photos) {
    String boundary = "adsum-" + Passwords.random(18);
    return send(
        request("api/v1/users/" + userId + "/templates")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(multipart(boundary, photos))));
  }

  /** What an address below /api/v1 answers. */
  Map<String, Object> get(String path) {
    return send(request("api/v1/" + path).GET());
  }

  /** The text that an address below /api/v1 gives. */
  String text(String path) {
    HttpRequest request = request("api/v1/" + path).setHeader("Accept", "*/*").GET().build();
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw Texts.problem("api.status", response.statusCode(), response.request().uri());
      }
      return response.body();
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("api.unreachable", base, reason(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Texts.problem("api.unreachable", base, "");
    }
  }

  /** What an address below /api/v1 answers to an empty POST. */
  Map<String, Object> post(String path) {
    return send(request("api/v1/" + path).POST(BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Accept", "application/json, application/problem+json");
    if (!token.isEmpty()) {
      builder.header("Authorization", "Bearer " + token);
    }
    return builder;
  }

  private Map<String, Object> send(HttpRequest.Builder request) {
    HttpResponse<String> response;
    try {
      response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("api.unreachable", base, reason(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Texts.problem("api.unreachable", base, "");
    }
    Map<String, Object> body = Json.object(response.body());
    if (response.statusCode() / 100 == 2) {
      return body;
    }
    if (body.containsKey("title")) {
      throw new LaunchProblem(refusal(body, response.statusCode()));
    }
    throw Texts.problem("api.status", response.statusCode(), response.request().uri());
  }

  /** The server's words; of several photos, what is wrong with each. */
  private static String refusal(Map<String, Object> body, int status) {
    List<?> photos = Json.asList(body.get("photos"));
    return photos.size() > 1
        ? photos.stream()
            .map(Json::asObject)
            .map(photo -> refusal(photo, status))
            .collect(Collectors.joining("\n"))
        : Texts.of(
            "api.refused",
            body.get("title"),
            body.getOrDefault("detail", ""),
            body.getOrDefault("code", status));
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static byte[] multipart(String boundary, List<Path> photos) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      for (Path photo : photos) {
        String type = Optional.ofNullable(Files.probeContentType(photo)).orElse("image/jpeg");
        String name = photo.getFileName().toString().replaceAll("[\"\\r\\n\\\\]", "_");
        String head =
            "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"photos\"; filename=\""
                + name
                + "\"\r\nContent-Type: "
                + type
                + "\r\n\r\n";
        body.write(head.getBytes(StandardCharsets.UTF_8));
        body.write(Files.readAllBytes(photo));
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
      }
      body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unreadable", e.getMessage()), e);
    }
    return body.toByteArray();
  }

  /** A keystore file, opened with its password. */
  static KeyStore keystore(Path file, String password) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new LaunchProblem(Texts.of("home.unreadable", file), e);
    }
  }

  /**
   * Trusts the authorities of the JDK and the certificates of a keystore, the host's name still
   * checked.
   */
  static SSLContext trusting(KeyStore own) {
    return fresh(trustIn(own));
  }

  /** A context that has met no server yet. */
  static SSLContext fresh(TrustManager[] trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whom {@link #trusting} trusts. */
  static TrustManager[] trustIn(KeyStore own) {
    try {
      KeyStore all = KeyStore.getInstance("PKCS12");
      all.load(null, null);
      int count = 0;
      for (X509TrustManager manager : x509((KeyStore) null)) {
        for (X509Certificate authority : manager.getAcceptedIssuers()) {
          all.setCertificateEntry("authority" + count++, authority);
        }
      }
      for (String alias : Collections.list(own.aliases())) {
        all.setCertificateEntry("own-" + alias, own.getCertificate(alias));
      }
      return x509(all).toArray(TrustManager[]::new);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<X509TrustManager> x509(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return java.util.Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .toList();
  }
}
