package org.adsum.web.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adsum.shared.boundary.ListQuery;

/**
 * Any address of a list is read as a page that there can be, and the address that is written of it
 * leads to the same page.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class ListAddressFuzzTest {
  private static final Set<String> FILTERS = Set.of("role", "from");
  private static final List<String> NAMES =
      List.of("q", "sort", "desc", "page", "size", "role", "from", "x");

  @FuzzTest(maxDuration = "10m")
  void whatIsReadIsWrittenAsTheSamePage(FuzzedDataProvider data) {
    Map<String, String> parameters = new HashMap<>();
    while (data.remainingBytes() > 0) {
      String name = data.pickValue(NAMES);
      String value =
          data.consumeBoolean() ? String.valueOf(data.consumeInt()) : data.consumeString(40);
      parameters.put(name, inUtf8(value));
    }
    ListQuery query = read(parameters);
    assertTrue(query.first() >= 0 && query.size() >= 1 && query.size() <= 500, query.toString());
    assertEquals(0, query.first() % query.size(), query.toString());
    assertEquals(query, read(parse(ListAddress.write(query))));
  }

  /** What a server can make of a request: no halves of characters. */
  private static String inUtf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static ListQuery read(Map<String, String> parameters) {
    return ListAddress.read(parameters::get, FILTERS, ZoneOffset.UTC);
  }

  private static Map<String, String> parse(String address) {
    Map<String, String> found = new HashMap<>();
    for (String part : address.isEmpty() ? new String[0] : address.split("&")) {
      String[] pair = part.split("=", 2);
      found.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return found;
  }
}
