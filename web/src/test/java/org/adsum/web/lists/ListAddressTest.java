package org.adsum.web.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.adsum.shared.boundary.ListQuery;
import org.junit.jupiter.api.Test;

class ListAddressTest {
  private static ListQuery read(Map<String, String> parameters) {
    return ListAddress.read(parameters::get, Set.of("role"), ZoneOffset.UTC);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    ListQuery query =
        new ListQuery("ana & co", Map.of("role", "TEACHER"), "name", true, 100, 50, ZoneOffset.UTC);
    assertEquals(
        "desc=true&page=3&q=ana+%26+co&role=TEACHER&size=50&sort=name", ListAddress.write(query));
    assertEquals(
        query,
        read(
            Map.of(
                "q",
                "ana & co",
                "role",
                "TEACHER",
                "sort",
                "name",
                "desc",
                "true",
                "page",
                "3",
                "size",
                "50")));
  }

  @Test
  void whatGoesWithoutSayingIsLeftOut() {
    assertEquals("", ListAddress.write(read(Map.of())));
  }

  @Test
  void whatCannotBeReadIsPassedOver() {
    ListQuery query = read(Map.of("page", "-1", "size", "many", "other", "x", "role", " "));
    assertEquals(0, query.first());
    assertEquals(20, query.size());
    assertNull(query.filter("other"));
    assertNull(query.filter("role"));
  }

  @Test
  void aPageOfMoreRowsThanThereMayBeIsThePageThatIsShown() {
    ListQuery query = read(Map.of("page", "2", "size", "700"));
    assertEquals(500, query.first());
    assertEquals(500, query.size());
    assertEquals("page=2&size=500", ListAddress.write(query));
    assertEquals(0, read(Map.of("page", "9999999", "size", "500")).first() % 500);
  }

  @Test
  void whatHasNoOrderIsNotTurnedRound() {
    assertEquals(read(Map.of("q", "ana")), read(Map.of("q", "ana", "desc", "true")));
  }
}
