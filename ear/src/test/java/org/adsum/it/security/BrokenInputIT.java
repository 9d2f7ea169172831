package org.adsum.it.security;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.adsum.it.roles.SampleRecords;
import org.adsum.it.roles.WebSurface;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every endpoint of the API with broken input, found in the code: a new endpoint is tested without
 * being named here. Broken input is answered with a problem and a stable code, changes nothing and
 * tells nothing of the server's inside.
 */
@ExtendWith(Invariants.class)
class BrokenInputIT {
  private static final String DEEP = "[".repeat(20_000);
  private static final String LONG = "x".repeat(60_000);

  /** Bodies that no endpoint wants. */
  private static final Map<String, String> BODIES = new LinkedHashMap<>();

  static {
    BODIES.put("no JSON", "{\"code\": ");
    BODIES.put("the end inside of an unknown list", "{\"nobody\":[{\"a\":1},");
    BODIES.put("the end inside of an unknown object", "{\"nobody\":{\"a\":[");
    BODIES.put("a list for an object", "[1,2,3]");
    BODIES.put("a word for an object", "\"x\"");
    BODIES.put("null bytes", "{\"code\":\"\\u0000\\u0007\",\"name\":\"\\u0000\"}");
    BODIES.put("nested without end", DEEP);
    BODIES.put("too much", "{\"code\":\"" + "x".repeat(70_000) + "\"}");
    BODIES.put("bytes that are no UTF-8", "{\"code\":\"\u00ff\u00fe\"}");
    BODIES.put("names without end", "{\"" + LONG + "\":1}");
    BODIES.put(
        "a number that is no integer", "{\"version\":1e99,\"capacity\":0.5,\"days\":4294967296}");
    BODIES.put(
        "years that nobody will see",
        "{\"startsOn\":\"+999999999-01-01\",\"endsOn\":\"+999999999-12-31\","
            + "\"opensAt\":\"+999999999-12-31T00:00:00Z\",\"closesAt\":\"+999999999-12-31T01:00:00Z\"}");
    BODIES.put("numbers without end", "{\"version\":1e999999,\"size\":" + "9".repeat(400) + "}");
  }

  /** Who may call most; students for what is theirs alone. */
  private static final List<String> CALLERS = List.of("admin", "student07");

  /** Calls that take no input at all: any body is none of their business. */
  private static final Set<String> WITHOUT_INPUT =
      Set.of(
          "POST /api/v1/audit/verification",
          "POST /api/v1/keys/rotation",
          "POST /api/v1/privacy/runs",
          "POST /api/v1/me/consent",
          "POST /api/v1/me/erasure",
          "DELETE /api/v1/me/erasure",
          "DELETE /api/v1/me/templates");

  @BeforeAll
  static void records() {
    SampleRecords.get();
  }

  static Stream<String> endpoints() {
    return WebSurface.endpoints().stream().filter(call -> call.contains(" /api/v1/"));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void brokenInputIsAProblemAndChangesNothing(String endpoint) {
    String method = endpoint.split(" ")[0];
    String path = endpoint.split(" ")[1].substring(1);
    String before = state();
    Stream<Runnable> cases =
        CALLERS.stream()
            .flatMap(
                name -> {
                  Api caller = Api.as(name);
                  return Stream.of(
                          Stream.<Runnable>of(
                              () -> wrongIds(caller, method, path),
                              () -> wrongMethod(caller, path),
                              () -> wrongQuery(caller, method, path),
                              () -> wrongType(caller, method, endpoint, path)),
                          BODIES.entrySet().stream()
                              .<Runnable>map(
                                  one -> () -> wrongBody(caller, method, endpoint, path, one)))
                      .flatMap(s -> s);
                });
    assertAll(cases.map(one -> (org.junit.jupiter.api.function.Executable) one::run));
    assertEquals(before, state(), "something was changed");
  }

  private static void wrongIds(Api caller, String method, String path) {
    if (!path.contains("{")) {
      return;
    }
    for (String id :
        List.of("%00", "x".repeat(3000), "..%2F..%2Fetc%2Fpasswd", "%E0%80%AF", "-1")) {
      // What has other requirements may refuse those first, but never with a 2xx or a 5xx.
      Reply reply = caller.call(method, path.replaceAll("\\{[^}]*\\}", id), "{}");
      refused(
          reply, method + " " + path + " with id " + id.substring(0, Math.min(30, id.length())));
    }
  }

  private static void wrongMethod(Api caller, String path) {
    String known = path.replaceAll("\\{[^}]*\\}", "0".repeat(26));
    refused(caller.sendAt("PATCH", known, "application/json", "{}", Map.of()), "PATCH " + path);
    Reply trace = caller.sendAt("PROPFIND", known, "application/json", "{}", Map.of());
    assertTrue(trace.status() >= 400 && trace.status() < 500, path + " " + trace.status());
  }

  private static void wrongQuery(Api caller, String method, String path) {
    if (!method.equals("GET")) {
      return;
    }
    String known = path.replaceAll("\\{[^}]*\\}", "0".repeat(26));
    for (String query :
        List.of(
            "size=-1",
            "size=99999999999999999999",
            "page=x&size=y",
            "sort=%27;drop%20table%20user_account",
            "q=" + "%25".repeat(500),
            "from=yesterday&until=%00",
            "from=%2B999999999-12-31T00:00:00Z",
            "next=%FF%FE")) {
      Reply reply = caller.call(method, known + "?" + query, "");
      assertTrue(reply.status() < 500, path + "?" + query + ": " + reply.status() + reply.body());
      silent(reply, path + "?" + query);
    }
  }

  private static void wrongType(Api caller, String method, String endpoint, String path) {
    if (method.equals("GET") || method.equals("DELETE") || WITHOUT_INPUT.contains(endpoint)) {
      return;
    }
    String known = path.replaceAll("\\{[^}]*\\}", "0".repeat(26));
    for (String type :
        List.of(
            "text/xml",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-99",
            "multipart/form-data",
            "multipart/form-data; boundary=")) {
      Reply reply = caller.sendAt(method, known, type, "<a/>", Map.of("Idempotency-Key", "broken"));
      refused(reply, endpoint + " as " + type);
    }
  }

  private static void wrongBody(
      Api caller, String method, String endpoint, String path, Map.Entry<String, String> broken) {
    if (method.equals("GET") || method.equals("DELETE") || WITHOUT_INPUT.contains(endpoint)) {
      return;
    }
    String known = path.replaceAll("\\{[^}]*\\}", "0".repeat(26));
    Reply reply = caller.sendAt(method, known, "application/json", broken.getValue(), Map.of());
    refused(reply, endpoint + " with " + broken.getKey());
  }

  /** A problem of RFC 9457 with a stable code, and nothing of the server's inside. */
  private static void refused(Reply reply, String what) {
    assertTrue(reply.status() != 429, what + ": refused for its pace, not for what it is");
    assertTrue(
        reply.status() >= 400 && reply.status() < 500,
        what + ": " + reply.status() + " " + reply.body());
    if (reply.header("Content-Type").startsWith("application/problem+json")) {
      JsonObject problem = reply.json();
      assertFalse(problem.getString("code").isBlank(), what);
      assertEquals(reply.status(), problem.getInt("status"), what);
    } else {
      // Undertow itself refuses what is no path or no HTTP before any application sees it.
      assertTrue(reply.status() == 400 && reply.body().isEmpty(), what + ": " + reply.body());
    }
    silent(reply, what);
  }

  private static void silent(Reply reply, String what) {
    for (String inside :
        List.of(
            "Exception",
            "org.adsum",
            "java.",
            "jakarta.",
            "at org.",
            "Undertow",
            "WildFly",
            "SQL")) {
      assertFalse(reply.body().contains(inside), what + " tells " + inside + ": " + reply.body());
    }
  }

  /** Sizes of what broken input could have changed. */
  private static String state() {
    return Stream.of(
            "user_account",
            "user_role",
            "course",
            "section",
            "faculty",
            "term",
            "roster_entry",
            "attendance_session",
            "attendance_record",
            "checkin_ticket",
            "checkin_attempt",
            "setting_value",
            "scim_token")
        .map(
            table ->
                table
                    + "="
                    + (Rows.count(
                                "select count(*) from information_schema.tables where table_schema"
                                    + " = database() and table_name = ?",
                                table)
                            == 0
                        ? "-"
                        : Rows.count("select count(*) from " + table)))
        .toList()
        .toString();
  }
}
