package org.adsum.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.adsum.course.boundary.RoomInput;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonProviderTest {
  private static final JsonProvider JSON = new JsonProvider();

  @Test
  void numbersAreRead() {
    RoomInput room = room("{\"capacity\": 120, \"version\": 7}");

    assertEquals(120, room.capacity());
    assertEquals(7, room.version());
    assertEquals(12, room("{\"version\": 1.2e1}").version());
    assertEquals(null, room("{\"capacity\": null}").capacity());
    assertEquals(0, room("{}").version());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99",
        "1e-1",
        "0.5",
        "4294967296",
        "-2147483649",
        "1e999999999",
        "\"7x\"",
        "[7]",
        "true",
        "{}"
      })
  void aNumberThatIsNoIntegerIsRefusedAndNeverCutToSize(String number) {
    for (String member : new String[] {"version", "capacity"}) {
      Problem refused =
          assertThrows(Problem.class, () -> room("{\"" + member + "\": " + number + "}"), member);

      assertEquals(ProblemCode.INVALID_INPUT, refused.code());
      assertEquals(Words.of("json-unreadable"), refused.arguments()[1]);
    }
  }

  private static RoomInput room(String json) {
    return (RoomInput) JSON.read(json.getBytes(StandardCharsets.UTF_8), RoomInput.class);
  }
}
