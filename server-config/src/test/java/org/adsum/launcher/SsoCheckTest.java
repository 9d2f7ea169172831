package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a provider that is made for it; SingleSignOnIT asks a real Keycloak. */
class SsoCheckTest {

  private HttpServer provider;
  private String issuer;
  private final Map<String, String> metadata = new HashMap<>();
  private String keys = "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\"}]}";
  private String error = "invalid_grant";
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void begin() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://localhost:" + provider.getAddress().getPort();
    metadata.put("issuer", quoted(issuer));
    for (String endpoint : List.of("authorization", "token", "end_session")) {
      metadata.put(endpoint + "_endpoint", quoted(issuer + "/" + endpoint));
    }
    metadata.put("jwks_uri", quoted(issuer + "/keys"));
    metadata.put("response_types_supported", "[\"code\"]");
    metadata.put("code_challenge_methods_supported", "[\"S256\"]");
    metadata.put("id_token_signing_alg_values_supported", "[\"RS256\"]");
    provider.createContext(
        "/.well-known/openid-configuration", exchange -> answer(exchange, 200, json()));
    provider.createContext("/keys", exchange -> answer(exchange, 200, keys));
    provider.createContext(
        "/token", exchange -> answer(exchange, 400, "{\"error\":\"" + error + "\"}"));
    provider.createContext("/authorization", this::authorize);
    provider.start();
    environment.put("ADSUM_AUTH_MODES", "local,oidc");
    environment.put("ADSUM_PUBLIC_URL", "https://adsum.example.edu");
    environment.put("ADSUM_OIDC_ISSUER", issuer);
    environment.put("ADSUM_OIDC_CLIENT_ID", "adsum");
    environment.put("ADSUM_OIDC_CLIENT_SECRET", "secret");
  }

  @AfterEach
  void end() {
    provider.stop(0);
  }

  @Test
  void aGoodConfigurationHasNothingWrong() {
    assertEquals(List.of(), wrong());
  }

  @Test
  void eachMistakeIsNamedWithWhatToDo() {
    environment.put("ADSUM_OIDC_ISSUER", issuer + "/");
    assertWrong("calls itself");
    environment.put("ADSUM_OIDC_ISSUER", issuer + "/nowhere");
    assertWrong("404");
    environment.put("ADSUM_OIDC_ISSUER", "http://idp.example.edu");
    assertWrong("ADSUM_OIDC_ISSUER");
    environment.put("ADSUM_OIDC_ISSUER", issuer);
    environment.put("ADSUM_AUTH_MODES", "local");
    assertWrong("ADSUM_AUTH_MODES");
    environment.put("ADSUM_AUTH_MODES", "oidc");
    environment.put("ADSUM_OIDC_AUDIENCE", "adsum");
    assertWrong("ADSUM_OIDC_AUDIENCE");
    environment.remove("ADSUM_OIDC_AUDIENCE");
    error = "invalid_client";
    assertWrong("id and secret");
    error = "invalid_grant";
    environment.put("ADSUM_OIDC_CLIENT_ID", "unknown");
    assertWrong("Register exactly");
    environment.put("ADSUM_OIDC_CLIENT_ID", "adsum");
    keys = "{\"keys\":[{\"kty\":\"oct\"}]}";
    assertWrong("0 key(s)");
    keys = "not json";
    assertWrong("0 key(s)");
    metadata.put("code_challenge_methods_supported", "[\"plain\"]");
    assertWrong("S256");
    metadata.put("token_endpoint", quoted("http://idp.example.edu/token"));
    assertWrong("token_endpoint");
  }

  private void assertWrong(String words) {
    List<String> wrong = wrong();
    assertTrue(wrong.stream().anyMatch(text -> text.contains(words)), words + ": " + wrong);
  }

  private List<String> wrong() {
    return SsoCheck.of(Settings.from(environment, Path.of("/project"))).stream()
        .filter(finding -> finding.verdict() == SsoCheck.Verdict.WRONG)
        .map(SsoCheck.Finding::text)
        .toList();
  }

  private void authorize(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getQuery().contains("client_id=adsum&")) {
      exchange
          .getResponseHeaders()
          .add("Location", "https://adsum.example.edu/sso/callback?error=login_required");
      answer(exchange, 302, "");
    } else {
      answer(exchange, 400, "unknown client");
    }
  }

  private String json() {
    StringBuilder text = new StringBuilder("{");
    metadata.forEach(
        (name, value) ->
            text.append(text.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(":")
                .append(value));
    return text.append("}").toString();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
