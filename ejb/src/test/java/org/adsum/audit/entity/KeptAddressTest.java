package org.adsum.audit.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptAddressTest {
  @ParameterizedTest
  @CsvSource({
    "full, 192.0.2.77, 192.0.2.77",
    "network, 192.0.2.77, 192.0.2.0",
    "none, 192.0.2.77, ''",
    "full, 2001:db8:1:2::3, 2001:db8:1:2:0:0:0:3",
    "network, 2001:db8:1:2::3, 2001:db8:1:0:0:0:0:0",
    "full, fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    "full, evil.example.org, ''",
    "full, '', ''"
  })
  void ofAnAddressOnlyWhatIsConfiguredIsKept(String kept, String address, String expected) {
    assertEquals(expected, KeptAddress.named(kept).of(address));
  }
}
