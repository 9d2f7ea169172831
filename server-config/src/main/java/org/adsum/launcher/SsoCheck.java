package org.adsum.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tries a configuration of single sign-on against the real identity provider, without signing
 * anybody in, and says of each part whether it is right and what to do when it is not.
 */
final class SsoCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MOST_SKEW = Duration.ofSeconds(60);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Of RFC 7636, appendix B: any will do, as nobody signs in. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  /** How a part was found. */
  enum Verdict {
    OK,
    NOTE,
    WRONG
  }

  /** One line of the answer. */
  record Finding(Verdict verdict, String text) {}

  private final Settings settings;
  private final String publicUrl;
  private final List<Finding> findings = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private SsoCheck(Settings settings) {
    this.settings = settings;
    this.publicUrl = settings.value("ADSUM_PUBLIC_URL").orElse("").replaceFirst("/$", "");
  }

  /** Everything that can be seen from here. */
  static List<Finding> of(Settings settings) {
    SsoCheck check = new SsoCheck(settings);
    check.run();
    return check.findings;
  }

  private void run() {
    tell(
        settings.authModes().contains("oidc") ? Verdict.OK : Verdict.WRONG,
        "modes",
        String.join(",", settings.authModes()));
    Optional<String> issuer = settings.value("ADSUM_OIDC_ISSUER");
    Optional<String> clientId = settings.value("ADSUM_OIDC_CLIENT_ID");
    tell(clientId.isPresent() ? Verdict.OK : Verdict.WRONG, "client", clientId.orElse(""));
    if (issuer.isEmpty() || !isSecure(issuer.get())) {
      wrong("issuer", issuer.orElse(""));
      return;
    }
    registered();
    Map<String, Object> metadata = discovery(issuer.get());
    if (metadata.isEmpty()) {
      return;
    }
    same(issuer.get(), text(metadata, "issuer"));
    for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
      String address = text(metadata, endpoint);
      tell(isSecure(address) ? Verdict.OK : Verdict.WRONG, "endpoint", endpoint, address);
    }
    offered(metadata);
    keys(text(metadata, "jwks_uri"));
    clientId.ifPresent(
        id -> {
          redirect(text(metadata, "authorization_endpoint"), id);
          credentials(text(metadata, "token_endpoint"), id);
        });
    api(clientId.orElse(""));
    roles(metadata);
  }

  /** What must be registered at the provider. */
  private void registered() {
    tell(isSecure(publicUrl) ? Verdict.NOTE : Verdict.WRONG, "redirect", callback());
    note("post-logout", publicUrl + "/login?out=1");
    note("back-channel", publicUrl + "/sso/backchannel-logout");
  }

  private Map<String, Object> discovery(String issuer) {
    String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
    try {
      HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address)));
      Map<String, Object> metadata = Json.object(response.body());
      if (response.statusCode() != 200 || metadata.isEmpty()) {
        wrong("discovery.status", address, response.statusCode());
        return Map.of();
      }
      ok("discovery", address);
      clock(response);
      return metadata;
    } catch (IOException e) {
      wrong("discovery.unreachable", address, reason(e));
      return Map.of();
    }
  }

  private void clock(HttpResponse<String> response) {
    try {
      Optional<Duration> skew =
          response
              .headers()
              .firstValue("Date")
              .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
              .map(theirs -> Duration.between(theirs, Instant.now()).abs());
      skew.ifPresent(
          s ->
              tell(
                  s.compareTo(MOST_SKEW) <= 0 ? Verdict.OK : Verdict.WRONG,
                  "clock",
                  s.toSeconds()));
    } catch (DateTimeParseException unreadable) {
      note("clock.unknown");
    }
  }

  private void same(String configured, String told) {
    if (told.equals(configured)) {
      ok("issuer.same", told);
    } else {
      wrong("issuer.other", told, configured);
    }
  }

  private void offered(Map<String, Object> metadata) {
    tell(
        words(metadata, "response_types_supported").contains("code") ? Verdict.OK : Verdict.WRONG,
        "code");
    Set<String> challenges = words(metadata, "code_challenge_methods_supported");
    if (challenges.isEmpty()) {
      note("pkce.unknown");
    } else {
      tell(challenges.contains("S256") ? Verdict.OK : Verdict.WRONG, "pkce", challenges);
    }
    Set<String> signatures = words(metadata, "id_token_signing_alg_values_supported");
    tell(
        signatures.stream().anyMatch(a -> a.matches("(RS|PS|ES)\\d+")) ? Verdict.OK : Verdict.WRONG,
        "signatures",
        signatures);
    tell(
        text(metadata, "end_session_endpoint").isEmpty() ? Verdict.NOTE : Verdict.OK,
        text(metadata, "end_session_endpoint").isEmpty() ? "logout.none" : "logout");
    boolean backChannel = Boolean.TRUE.equals(metadata.get("backchannel_logout_supported"));
    tell(
        backChannel ? Verdict.OK : Verdict.NOTE,
        backChannel ? "back-channel.ok" : "back-channel.none");
  }

  private void keys(String address) {
    if (!isSecure(address)) {
      return;
    }
    try {
      HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address)));
      long usable =
          Json.asList(Json.object(response.body()).get("keys")).stream()
              .map(Json::asObject)
              .filter(key -> !"enc".equals(key.get("use")))
              .filter(key -> Set.of("RSA", "EC").contains(String.valueOf(key.get("kty"))))
              .count();
      tell(usable > 0 ? Verdict.OK : Verdict.WRONG, "keys", usable, address);
    } catch (IOException e) {
      wrong("keys.unreachable", address, reason(e));
    }
  }

  /** Asks to sign in without a page: who knows client and address answers to the address. */
  private void redirect(String endpoint, String clientId) {
    if (!isSecure(endpoint)) {
      return;
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", clientId);
    query.put("redirect_uri", callback());
    query.put("scope", settings.value("ADSUM_OIDC_SCOPES").orElse("openid profile email"));
    query.put("state", "check");
    query.put("nonce", "check");
    query.put("prompt", "none");
    query.put("code_challenge", CHALLENGE);
    query.put("code_challenge_method", "S256");
    try {
      HttpResponse<String> response =
          send(
              HttpRequest.newBuilder(
                  URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + form(query))));
      String location = response.headers().firstValue("Location").orElse("");
      if (location.startsWith(callback()) && location.contains("error=login_required")) {
        ok("redirect.ok");
      } else if (location.startsWith(callback())) {
        wrong("redirect.error", location.substring(callback().length()));
      } else if (response.statusCode() >= 400) {
        wrong("redirect.refused", response.statusCode(), clientId, callback());
      } else {
        note("redirect.unknown", response.statusCode());
      }
    } catch (IOException e) {
      wrong("endpoint.unreachable", endpoint, reason(e));
    }
  }

  /** Redeems a code that does not exist: the provider looks at the client first. */
  private void credentials(String endpoint, String clientId) {
    if (!isSecure(endpoint)) {
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", "no-such-code");
    fields.put("redirect_uri", callback());
    fields.put("code_verifier", VERIFIER);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint))
            .header("Content-Type", "application/x-www-form-urlencoded");
    Optional<String> secret = settings.value("ADSUM_OIDC_CLIENT_SECRET");
    if (secret.isPresent()) {
      String pair = encoded(clientId) + ":" + encoded(secret.get());
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    } else {
      fields.put("client_id", clientId);
    }
    try {
      HttpResponse<String> response = send(request.POST(BodyPublishers.ofString(form(fields))));
      String error = text(Json.object(response.body()), "error");
      switch (error) {
        case "invalid_grant" -> ok("credentials");
        case "invalid_client", "unauthorized_client" -> wrong("credentials.wrong", error);
        default -> note("credentials.unknown", response.statusCode(), error);
      }
    } catch (IOException e) {
      wrong("endpoint.unreachable", endpoint, reason(e));
    }
  }

  private void api(String clientId) {
    Optional<String> audience = settings.value("ADSUM_OIDC_AUDIENCE");
    if (audience.isEmpty()) {
      note("audience.none");
    } else {
      tell(
          audience.get().equals(clientId) ? Verdict.WRONG : Verdict.OK, "audience", audience.get());
    }
  }

  private void roles(Map<String, Object> metadata) {
    String claim = settings.value("ADSUM_OIDC_ROLES_CLAIM").orElse("roles");
    note("roles", claim);
    Set<String> claims = words(metadata, "claims_supported");
    String username = settings.value("ADSUM_OIDC_USERNAME_CLAIM").orElse("preferred_username");
    if (!claims.isEmpty() && !claims.contains(username)) {
      note("username", username);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private String callback() {
    return publicUrl + "/sso/callback";
  }

  private void ok(String key, Object... arguments) {
    tell(Verdict.OK, key, arguments);
  }

  private void note(String key, Object... arguments) {
    tell(Verdict.NOTE, key, arguments);
  }

  private void wrong(String key, Object... arguments) {
    tell(Verdict.WRONG, key, arguments);
  }

  /** With what to do about it, when it is wrong and there are words for that. */
  private void tell(Verdict verdict, String key, Object... arguments) {
    String text = Texts.of("sso." + key, arguments);
    String todo = verdict == Verdict.WRONG ? Texts.of("sso." + key + ".todo", arguments) : "";
    findings.add(new Finding(verdict, todo.isEmpty() ? text : text + "\n        " + todo));
  }

  private static boolean isSecure(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static String text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }

  private static Set<String> words(Map<String, Object> object, String name) {
    return Json.asList(object.get(name)).stream()
        .map(String::valueOf)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
