package org.adsum.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The answer of /health/ready on the management port.
 *
 * @param ready whether it is 200
 * @param down the names of the checks that are not up; empty when the server did not answer
 * @param faults what the operator must mend, in words, as far as the checks know
 * @param notices what the operator should mend though all works, in words
 * @param values everything else that the checks tell, such as the depth of the queue
 */
record Health(
    boolean ready,
    List<String> down,
    List<String> faults,
    List<String> notices,
    Map<String, String> values) {

  /** Ends the name of a check's value that says what must be mended. */
  private static final String FAULT = ".fault";

  /** The same for what should be mended. */
  private static final String NOTICE = ".notice";

  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 10_000;

  static Health at(int managementPort) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://" + Network.LOOPBACK + ":" + managementPort + "/health/ready")
                  .toURL()
                  .openConnection();
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      try (InputStream body = ready ? connection.getInputStream() : connection.getErrorStream()) {
        String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return new Health(ready, notUp(text), faults(text), notices(text), others(text));
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return new Health(false, List.of(), List.of(), List.of(), Map.of());
    }
  }

  static List<String> notUp(String answer) {
    return checks(answer)
        .filter(check -> !"UP".equals(check.get("status")))
        .map(check -> String.valueOf(check.get("name")))
        .toList();
  }

  static List<String> faults(String answer) {
    return values(answer, FAULT);
  }

  static List<String> notices(String answer) {
    return values(answer, NOTICE);
  }

  static Map<String, String> others(String answer) {
    Map<String, String> found = new TreeMap<>();
    checks(answer)
        .filter(check -> "adsum".equals(check.get("name")))
        .flatMap(check -> Json.asObject(check.get("data")).entrySet().stream())
        .filter(value -> !value.getKey().endsWith(FAULT) && !value.getKey().endsWith(NOTICE))
        .forEach(value -> found.put(value.getKey(), String.valueOf(value.getValue())));
    return found;
  }

  private static List<String> values(String answer, String ending) {
    return checks(answer)
        .flatMap(check -> Json.asObject(check.get("data")).entrySet().stream())
        .filter(value -> value.getKey().endsWith(ending))
        .map(value -> String.valueOf(value.getValue()))
        .toList();
  }

  private static Stream<Map<String, Object>> checks(String answer) {
    return Json.asList(Json.object(answer).get("checks")).stream().map(Json::asObject);
  }
}
