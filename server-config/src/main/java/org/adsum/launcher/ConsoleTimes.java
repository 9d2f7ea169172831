package org.adsum.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Measures how long the console's pages take, as a browser asks for them from this computer: the
 * whole page with its list, one request after the other, the median of nine after two that do not
 * count. Signs in as the admin whose password the data folder or ADSUM_ADMIN_PASSWORD knows. The
 * answer is a table in Markdown.
 */
final class ConsoleTimes {
  private static final int UNCOUNTED = 2;
  private static final int COUNTED = 9;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern NONCE =
      Pattern.compile("name=\"primefaces.nonce\" value=\"([^\"]*)\"");

  private static final List<String> PAGES =
      List.of(
          "admin",
          "admin/users",
          "admin/users?q=ana",
          "admin/users?role=STUDENT&state=INACTIVE",
          "admin/users?sort=name&desc=true",
          "admin/users?sort=email",
          "admin/users?page=5000",
          "admin/users?q=ana&role=STUDENT&sort=name&page=200",
          "admin/courses",
          "admin/courses?q=intro&sort=sections&desc=true",
          "admin/terms",
          "admin/rooms",
          "admin/faculties",
          "admin/sections",
          "admin/sections?q=eng&sort=students&desc=true",
          "admin/sections?teacher=no",
          "admin/sections?page=100",
          "admin/sessions",
          "admin/sessions?q=eng-1",
          "admin/sessions?state=CLOSED&sort=course",
          "admin/sessions?sort=room&desc=true",
          "admin/sessions?review=open",
          "admin/sessions?page=4700",
          "admin/enrolments",
          "admin/enrolments?status=missing",
          "admin/enrolments?q=ana&status=enrolled&sort=name",
          "admin/enrolments?page=4800");

  private static final List<String> FILES =
      List.of(
          "admin/lists/users.csv",
          "admin/lists/users.xlsx",
          "admin/lists/sessions.csv",
          "admin/lists/sessions.xlsx",
          "admin/lists/enrolments.csv");

  private final HttpClient client;
  private final URI base;

  private ConsoleTimes(Settings settings, HomeFolder home) {
    base = URI.create("https://localhost:" + settings.httpsPort() + "/");
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10));
    Certificate.existing(settings, home)
        .map(own -> ApiClient.keystore(own.keystore(), own.password()))
        .ifPresent(store -> builder.sslContext(ApiClient.trusting(store)));
    client = builder.build();
  }

  /**
   * @return the exit code
   */
  static int run(List<String> options, Settings settings) {
    if (!options.isEmpty()) {
      throw Texts.problem("usage.option", options.get(0));
    }
    HomeFolder home = new HomeFolder(settings.home());
    ConsoleTimes times = new ConsoleTimes(settings, home);
    times.signIn(
        settings.value("ADSUM_ADMIN_USER").orElse("admin"),
        ApiClient.adminPassword(settings, home));
    Progress out = Progress.onConsole();
    out.say("| page | fastest ms | median ms | slowest ms |");
    out.say("|---|---|---|---|");
    for (String page : PAGES) {
      long[] millis = times.measure(page);
      out.say(
          String.format(
              Locale.ROOT,
              "| `/%s` | %d | %d | %d |",
              page,
              millis[0],
              millis[COUNTED / 2],
              millis[COUNTED - 1]));
    }
    out.say("");
    out.say("| file | s | MB |");
    out.say("|---|---|---|");
    for (String file : FILES) {
      long start = System.nanoTime();
      long bytes = times.get(file);
      out.say(
          String.format(
              Locale.ROOT,
              "| `/%s` | %.1f | %.1f |",
              file,
              (System.nanoTime() - start) / 1e9,
              bytes / 1e6));
    }
    return Launcher.OK;
  }

  private long[] measure(String page) {
    for (int i = 0; i < UNCOUNTED; i++) {
      get(page);
    }
    return LongStream.range(0, COUNTED)
        .map(
            i -> {
              long start = System.nanoTime();
              get(page);
              return (System.nanoTime() - start) / 1_000_000;
            })
        .sorted()
        .toArray();
  }

  /** Reads an address to its end and tells how many bytes there were. */
  private long get(String path) {
    HttpResponse<InputStream> answer =
        send(HttpRequest.newBuilder(base.resolve(path)), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      long bytes = body.transferTo(OutputStream.nullOutputStream());
      if (answer.statusCode() != 200) {
        throw Texts.problem("api.status", answer.statusCode(), base.resolve(path));
      }
      return bytes;
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("api.unreachable", base, e.getMessage()), e);
    }
  }

  private void signIn(String username, String password) {
    String page =
        send(HttpRequest.newBuilder(base.resolve("login")), BodyHandlers.ofString()).body();
    Matcher nonce = NONCE.matcher(page);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("signIn", "signIn");
    form.put("signIn-to", "");
    form.put("primefaces.nonce", nonce.find() ? nonce.group(1) : "");
    form.put("signIn-username", username);
    form.put("signIn-password", password);
    form.put("signIn-submit", "Sign in");
    form.put("jakarta.faces.ViewState", "stateless");
    String body =
        form.entrySet().stream()
            .map(
                part ->
                    part.getKey()
                        + "="
                        + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(base.resolve("login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", base.toString().replaceFirst("/$", ""))
                .POST(HttpRequest.BodyPublishers.ofString(body)),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 3) {
      throw Texts.problem("enrol.password");
    }
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request.timeout(PATIENCE).build(), body);
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("api.unreachable", base, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Texts.problem("api.unreachable", base, "");
    }
  }
}
