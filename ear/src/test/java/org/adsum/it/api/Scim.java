package org.adsum.it.api;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.adsum.it.support.Api;
import org.adsum.it.support.Reply;

/** A SCIM client that sends what it is told, right or wrong. */
record Scim(String token) {

  Reply get(String path) {
    return send("GET", path, null);
  }

  /** The list that a filter gives. */
  JsonObject find(String filter) {
    return get("Users?filter=" + encoded(filter)).expect(200).json();
  }

  Reply send(String method, String path, String body) {
    return send(method, path, body, Map.of());
  }

  Reply send(String method, String path, String body, Map<String, String> headers) {
    return Api.withToken(token)
        .sendAt(method, "scim/v2/" + path, "application/scim+json", body, headers);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
