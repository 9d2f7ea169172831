package org.adsum.audit.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditPlaceTest {
  @Test
  void aPlaceIsFoundAgainByItsWord() {
    AuditPlace place = new AuditPlace(Instant.parse("2026-11-27T08:00:00.000001Z"), "a~b", 7);
    assertEquals(Optional.of(place), AuditPlace.of(place.token()));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "~~",
        "2026-11-27T08:00:00Z~x~a",
        "2026-11-27T08:00:00Z~9223372036854775808~a",
        // No moment that the database could compare with.
        "+1000000000-12-31T23:59:59Z~1~a",
        "-1000000000-01-01T00:00:00Z~1~a"
      })
  void anyOtherWordNamesNoPlace(String word) {
    assertEquals(Optional.empty(), AuditPlace.of(word));
  }
}
