package org.adsum.web.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import org.adsum.session.boundary.CodeView;
import org.junit.jupiter.api.Test;

class LiveMessagesTest {
  private static final JsonObject ATTEMPT =
      json(
          "{\"id\":\"a1\",\"session\":\"s1\",\"state\":\"REJECTED\",\"reason\":\"NOT_RECOGNISED\",\"triesLeft\":2}");

  @Test
  void aCodeTravelsWithItsStep() {
    Outgoing message =
        LiveMessages.code(new CodeView("ABC", "HTTPS://A/Q/ABC", "ABCD", 42, Instant.EPOCH, 10));
    assertEquals(42, message.step());
    assertEquals("ABCD", json(message.text()).getJsonObject("code").getString("shortCode"));
  }

  @Test
  void theBoardHearsNoMoreOfAnAttemptThanItNeeds() {
    JsonObject message = json(LiveMessages.attempt("stu", ATTEMPT).text());
    assertEquals("a1", message.getString("attempt"));
    assertEquals("NOT_RECOGNISED", message.getString("reason"));
    assertFalse(message.containsKey("triesLeft"));
  }

  @Test
  void theStudentHearsTheWholeAttempt() {
    JsonObject message = json(LiveMessages.ownAttempt(ATTEMPT).text());
    assertEquals(2, message.getJsonObject("attempt").getInt("triesLeft"));
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
