package org.adsum.it.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Keycloak on this computer: the realm {@code university}, which Adsum trusts, and the realm
 * {@code faculty}, which is to it what a Shibboleth server is (SAML). Its files come from Maven
 * (see the pom); it lives as long as a test class.
 */
public final class Keycloak implements AutoCloseable {
  private static final Path UNPACKED = Adsum.TARGET.resolve("keycloak");
  private static final Duration FIRST_START = Duration.ofMinutes(8);
  private static final String ADMIN = "admin";
  private static final String ADMIN_PASSWORD = "keycloak-admin";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final int port = freePort();
  private final KeyPair key = rsa();
  private final Process process;

  private Keycloak() {
    try {
      Path home = home();
      for (String realm : List.of("university", "faculty")) {
        Files.writeString(
            Files.createDirectories(home.resolve("data/import")).resolve(realm + ".json"),
            filled(realm));
      }
      process = start(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one with fresh data and waits until it answers. */
  public static Keycloak start() {
    Keycloak keycloak = new Keycloak();
    try {
      Await.until("Keycloak answers", FIRST_START, keycloak::answers);
      return keycloak;
    } catch (AssertionError | RuntimeException e) {
      keycloak.close();
      throw e;
    }
  }

  /** The issuer that Adsum trusts. */
  public String issuer() {
    return uri() + "/realms/university";
  }

  /** What a client gets for a name and password, as a program of the university would. */
  public JsonObject tokens(String realm, String client, String username, String password) {
    String secret = client.equals("adsum") ? "adsum-secret" : "";
    return form(
        "/realms/" + realm + "/protocol/openid-connect/token",
        Map.of(
            "grant_type", "password",
            "client_id", client,
            "client_secret", secret,
            "username", username,
            "password", password,
            "scope", "openid"));
  }

  /** The same header and claims, some of them changed, signed with the realm's own key. */
  public String signedAnew(String token, Map<String, Object> changes) {
    String[] parts = token.split("\\.");
    JsonObject claims =
        Json.createObjectBuilder(
                json(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)))
            .addAll(Json.createObjectBuilder(changes))
            .build();
    return sign(parts[0] + "." + base64(claims.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** The claims of a token with this header, signed with the realm's own key. */
  public String withHeader(String token, JsonObject header) {
    return sign(
        base64(header.toString().getBytes(StandardCharsets.UTF_8)) + "." + token.split("\\.")[1]);
  }

  /** The header of a token. */
  public static JsonObject header(String token) {
    byte[] header = Base64.getUrlDecoder().decode(token.split("\\.")[0]);
    return json(new String(header, StandardCharsets.UTF_8));
  }

  /** From now on the realm signs with a new key. */
  public void rotateKeys() {
    String body =
        "{\"name\":\"next\",\"providerId\":\"rsa-generated\","
            + "\"providerType\":\"org.keycloak.keys.KeyProvider\","
            + "\"config\":{\"priority\":[\"300\"],\"algorithm\":[\"RS256\"]}}";
    admin("POST", "/components", body);
  }

  /** Ends all sessions of a person, as an administrator of the university does. */
  public void signOut(String username) {
    String users = admin("GET", "/users?exact=true&username=" + username, null).body();
    String id =
        json("{\"users\":" + users + "}").getJsonArray("users").getJsonObject(0).getString("id");
    admin("POST", "/users/" + id + "/logout", "");
  }

  private HttpResponse<String> admin(String method, String path, String body) {
    String token =
        form(
                "/realms/master/protocol/openid-connect/token",
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    ADMIN,
                    "password",
                    ADMIN_PASSWORD))
            .getString("access_token");
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(uri() + "/admin/realms/university" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    if (response.statusCode() >= 300) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return response;
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    children.forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String uri() {
    return "http://localhost:" + port;
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "Keycloak ended; see " + Adsum.TARGET.resolve("keycloak.log"));
    }
    try {
      URI discovery = URI.create(issuer() + "/.well-known/openid-configuration");
      return CLIENT
              .send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start(Path home) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "bash",
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-port=" + freePort(),
            "--truststore-paths=" + certificate(home));
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP",
                "-Xms64m -Xmx512m",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN_PASSWORD));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Adsum.TARGET.resolve("keycloak.log").toFile())
        .start();
  }

  /** Keycloak speaks to Adsum over the back channel, and must trust its certificate for that. */
  private static Path certificate(Path home) throws IOException {
    Path adsum = Adsum.server().settings().home();
    String password = Files.readString(adsum.resolve("keys/tls-password")).strip();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (var in = Files.newInputStream(adsum.resolve("tls/adsum.p12"))) {
        store.load(in, password.toCharArray());
      }
      Certificate certificate = store.getCertificate(store.aliases().nextElement());
      String pem =
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----\n";
      return Files.writeString(home.resolve("adsum.pem"), pem);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String filled(String realm) throws IOException {
    try (var in = Keycloak.class.getResourceAsStream("/keycloak/" + realm + ".json")) {
      String adsum = Adsum.uri().toString().replaceFirst("/$", "");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@ADSUM@", adsum)
          .replace("@KEYCLOAK@", uri())
          .replace("@KEY@", Base64.getEncoder().encodeToString(key.getPrivate().getEncoded()));
    }
  }

  private static Path home() throws IOException {
    try (Stream<Path> folders = Files.list(UNPACKED)) {
      Path home =
          folders.filter(f -> Files.exists(f.resolve("bin/kc.sh"))).findFirst().orElseThrow();
      if (Files.exists(home.resolve("data"))) {
        try (Stream<Path> old = Files.walk(home.resolve("data"))) {
          for (Path path : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      return home;
    }
  }

  private JsonObject form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(uri() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return json(response.body());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String sign(String content) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
