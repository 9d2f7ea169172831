package org.adsum.it.support;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** An answer of the REST API. */
public record Reply(int status, HttpHeaders headers, String body, String request) {

  static Reply of(HttpResponse<String> response) {
    return new Reply(
        response.statusCode(),
        response.headers(),
        response.body(),
        response.request().method() + " " + response.request().uri().getPath());
  }

  /**
   * This answer.
   *
   * @throws AssertionError when its status is another one
   */
  public Reply expect(int... wanted) {
    for (int one : wanted) {
      if (one == status) {
        return this;
      }
    }
    throw new AssertionError(
        request + ": " + status + " instead of " + wanted[0] + "\n" + headers.map() + "\n" + body);
  }

  /**
   * This answer.
   *
   * @throws AssertionError when it is not this problem, as application/problem+json in full
   */
  public Reply expectProblem(int wanted, String code) {
    expect(wanted);
    String type = header("Content-Type");
    JsonObject problem = type.startsWith("application/problem+json") ? json() : null;
    boolean complete =
        problem != null
            && code.equals(problem.getString("code", ""))
            && problem.getInt("status", 0) == wanted
            && !problem.getString("title", "").isBlank()
            && !problem.getString("detail", "").isBlank()
            && problem.getString("type", "").equals("urn:adsum:problem:" + code);
    if (!complete) {
      throw new AssertionError(
          request + ": not a complete problem " + code + ": " + type + " " + body);
    }
    return this;
  }

  public JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  public List<JsonObject> list() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      JsonArray array = reader.readArray();
      return array.getValuesAs(JsonObject.class);
    }
  }

  /** A word of the answer; the empty word when it is null or missing. */
  public String text(String name) {
    JsonObject json = json();
    return json.containsKey(name) && !json.isNull(name) ? json.getString(name) : "";
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
