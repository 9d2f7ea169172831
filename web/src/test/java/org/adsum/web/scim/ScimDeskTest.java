package org.adsum.web.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered before any account is looked at. */
class ScimDeskTest {
  private final ScimDesk desk = new ScimDesk();

  @BeforeEach
  void open() {
    desk.publicUrl = "https://adsum.uni.example/";
    desk.open();
  }

  @Test
  void moreOperationsThanTheLimitAreTooLarge() {
    String operation = "{\"method\":\"DELETE\",\"path\":\"/Users/x\"},";
    String many = operation.repeat(101);
    String body =
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
            + many.substring(0, many.length() - 1)
            + "]}";
    ScimResponse answer = ask("POST", "/scim/v2/Bulk", body);
    assertEquals(413, answer.getHttpStatus());
    assertTrue(answer.toString().contains("tooLarge"));
    assertEquals(400, ask("POST", "/scim/v2/Bulk", "{").getHttpStatus());
  }

  @Test
  void aClientIsNobody() {
    assertEquals(501, ask("GET", "/scim/v2/Me", "").getHttpStatus());
  }

  @Test
  void theSchemasTellOnlyWhatIsKept() {
    String schemas = ask("GET", "/scim/v2/Schemas", "").toString();
    assertTrue(schemas.contains("\"userName\""));
    assertTrue(schemas.contains(UserHandler.EXTENSION));
    assertFalse(schemas.contains("\"password\""));
    assertTrue(schemas.contains("https://adsum.uni.example/scim/v2/Schemas"));
  }

  private ScimResponse ask(String method, String path, String body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/scim+json");
    return desk.answer(method, path, null, headers, body);
  }
}
