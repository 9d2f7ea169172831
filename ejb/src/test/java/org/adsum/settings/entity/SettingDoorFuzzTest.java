package org.adsum.settings.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;
import org.adsum.audit.boundary.AuditPlace;
import org.adsum.identity.entity.Networks;

/**
 * What administrators enter as settings and networks and what addresses name as a place in the
 * audit log: a value that may be set is within its bounds, an address is never a name that would be
 * looked up, and a place is the one that its word says.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class SettingDoorFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void onlyWhatIsWithinBoundsIsTaken(FuzzedDataProvider data) {
    Setting setting = data.pickValue(Setting.values());
    String value = data.consumeString(100);
    if (setting.allows(value)) {
      assertTrue(isWithin(setting, value), setting + " " + value);
    }
    String address = data.consumeString(60);
    networks(value, address);
    Optional<AuditPlace> place = AuditPlace.of(value);
    place.ifPresent(at -> assertEquals(place, AuditPlace.of(at.token())));
  }

  private static boolean isWithin(Setting setting, String value) {
    return switch (setting.kind()) {
      case NUMBER -> {
        BigInteger number = new BigInteger(value);
        yield number.compareTo(BigInteger.valueOf(setting.least())) >= 0
            && number.compareTo(BigInteger.valueOf(setting.most())) <= 0;
      }
      case SWITCH -> Stream.of("true", "false").anyMatch(value::equals);
      case CHOICE -> setting.choices().contains(value);
      case TEXT -> value.length() >= setting.least() && value.length() <= setting.most();
    };
  }

  private static void networks(String ranges, String address) {
    try {
      Networks networks = Networks.of(ranges);
      for (String range : ranges.split(",")) {
        assertTrue(range.isBlank() || isNumeric(range.strip().split("/", 2)[0]), ranges);
      }
      if (networks.hold(address) && !ranges.replace(",", "").isBlank()) {
        assertTrue(isNumeric(address.replaceFirst("(?s)%.*", "")), address);
      }
    } catch (IllegalArgumentException refused) {
      assertTrue(refused.getMessage() != null, "a refusal says what is wrong");
    }
  }

  /** No name: those have letters, and no colon. */
  private static boolean isNumeric(String address) {
    return address.indexOf(':') >= 0 || address.chars().allMatch(c -> c == '.' || isDigit(c));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
