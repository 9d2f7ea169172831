package org.adsum.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.adsum.course.boundary.RoomInput;
import org.adsum.course.boundary.TermInput;
import org.adsum.session.boundary.SessionRequest;
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

  @Test
  void momentsAndDaysThatAreKeptAreRead() {
    SessionRequest session =
        read("{\"opensAt\":\"2026-11-27T08:00:00.5Z\",\"closesAt\":null}", SessionRequest.class);

    assertEquals(Instant.parse("2026-11-27T08:00:00.5Z"), session.opensAt());
    assertEquals(null, session.closesAt());
    assertEquals(
        LocalDate.of(2026, 11, 27),
        read("{\"startsOn\":\"2026-11-27\"}", TermInput.class).startsOn());
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31", "-0001-01-01", "today", "2026-02-30"})
  void daysOfNoCalendarAreRefused(String day) {
    assertThrows(Problem.class, () -> read("{\"startsOn\":\"" + day + "\"}", TermInput.class));
    assertThrows(
        Problem.class, () -> read("{\"opensAt\":\"" + day + "T00:00:00Z\"}", SessionRequest.class));
  }

  private static RoomInput room(String json) {
    return read(json, RoomInput.class);
  }

  private static <T> T read(String json, Class<T> type) {
    return type.cast(JSON.read(json.getBytes(StandardCharsets.UTF_8), type));
  }
}
