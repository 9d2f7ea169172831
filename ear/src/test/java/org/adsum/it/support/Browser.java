package org.adsum.it.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who signed in by the page and has nothing but a cookie. */
public final class Browser {
  private static final Pattern VIEW =
      Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().sslContext(Api.trusting()).cookieHandler(new CookieManager()).build();

  private Browser() {}

  /** Somebody who has just signed in at this server. */
  public static Browser signedInAt(URI server, String username, String password)
      throws IOException, InterruptedException {
    Browser browser = new Browser();
    URI login = server.resolve("login");
    Matcher view =
        VIEW.matcher(
            browser
                .client
                .send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString())
                .body());
    if (!view.find()) {
      throw new AssertionError("No form to sign in");
    }
    String form =
        Map.of(
                "signIn",
                "signIn",
                "signIn-username",
                username,
                "signIn-password",
                password,
                "signIn-submit",
                "",
                "jakarta.faces.ViewState",
                view.group(1))
            .entrySet()
            .stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        browser.client.send(
            HttpRequest.newBuilder(login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", server.toString().replaceFirst("/$", ""))
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 302 && answer.statusCode() != 303) {
      throw new AssertionError("Not signed in: " + answer.statusCode());
    }
    return browser;
  }

  /** The answer to a page; 302 when it sends to the sign-in. */
  public HttpResponse<String> open(URI page) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
  }
}
