package org.adsum.shared.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.PublicId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @Test
  void idsAreWellFormedAndDifferent() {
    Ids ids = new Ids();
    ids.clock = new SystemClock();
    Set<String> made =
        IntStream.range(0, 10_000).mapToObj(i -> ids.next()).collect(Collectors.toSet());
    assertEquals(10_000, made.size());
    made.forEach(PublicId::check);
  }

  @Test
  void laterIdsSortLater() {
    assertTrue(Ids.ulid(1_000, new byte[10]).compareTo(Ids.ulid(1_001, new byte[10])) < 0);
    assertEquals("00000000z8" + "0".repeat(16), Ids.ulid(1_000, new byte[10]));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "1",
        "' or 1=1 --",
        "../../etc/passwd",
        "01HZZZZZZZZZZZZZZZZZZZZZZZ",
        "01hzzzzzzzzzzzzzzzzzzzzzzu"
      })
  void anIdOfAnotherFormNamesNothing(String value) {
    assertThrows(Problem.class, () -> PublicId.check(value));
  }
}
