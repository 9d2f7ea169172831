package org.adsum.identity.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.0/8              | 10.255.255.255 | true
          10.0.0.0/8              | 11.0.0.0       | false
          192.168.1.0/25          | 192.168.1.127  | true
          192.168.1.0/25          | 192.168.1.128  | false
          192.168.1.7             | 192.168.1.7    | true
          192.168.1.7             | 192.168.1.8    | false
          10.0.0.0/8, fd00::/8    | fd12::1        | true
          10.0.0.0/8, fd00::/8    | fe80::1        | false
          10.0.0.0/8              | ::1            | false
          ::/0                    | 2001:db8::5%en0 | true
          """)
  void anAddressIsInOneOfTheRangesOrNot(String ranges, String address, boolean held) {
    assertEquals(held, Networks.of(ranges).hold(address));
  }

  @Test
  void withoutARangeEveryAddressIsIn() {
    assertTrue(Networks.of(" ").hold("203.0.113.9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "campus",
        "10.0.0.0/x",
        "fee.de",
        "cafe",
        "10.1",
        "a.b:c.de/8"
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Networks.of(text));
  }

  @Test
  void anAddressIsNeverLookedUpAsAName() {
    Networks ranges = Networks.of("10.0.0.0/8");
    for (String name : new String[] {"fee.de", "localhost", "dead.beef", "", "10.1"}) {
      assertThrows(IllegalArgumentException.class, () -> ranges.hold(name), name);
    }
  }
}
