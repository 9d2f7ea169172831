package org.adsum.web.scim;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Any method, filter and body for SCIM is answered, without a word of the server's inside. Behind
 * the desk there is nobody here: what a good request would reach fails and is answered as well.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class ScimDoorFuzzTest {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> PATHS =
      List.of(
          "/Users",
          "/Users/1",
          "/Groups",
          "/Groups/STUDENT",
          "/Bulk",
          "/Schemas",
          "/Users/.search");

  private static final String INSIDE = "org.adsum";
  private static final ScimDesk DESK = desk();

  private static ScimDesk desk() {
    ScimDesk desk = new ScimDesk();
    desk.publicUrl = "https://adsum.uni.example";
    desk.open();
    return desk;
  }

  @FuzzTest(maxDuration = "10m")
  void anyRequestIsAnswered(FuzzedDataProvider data) {
    String method = data.pickValue(METHODS);
    String path = "/scim/v2" + data.pickValue(PATHS);
    String filter = data.consumeString(200);
    String body = data.consumeRemainingAsString();
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/scim+json");
    String query = "filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    var answer = DESK.answer(method, path, query, headers, body);
    assertNotNull(answer);
    // What was sent may be quoted.
    if (!(filter + body).contains(INSIDE)) {
      assertFalse(answer.toString().contains(INSIDE), answer.toString());
    }
  }
}
