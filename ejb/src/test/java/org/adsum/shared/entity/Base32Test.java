package org.adsum.shared.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Base32Test {
  @Test
  void fiveBytesAreEightSymbols() {
    assertEquals("ZZZZZZZZ", Base32.encode(new byte[] {-1, -1, -1, -1, -1}));
    assertEquals("00000001", Base32.encode(new byte[] {0, 0, 0, 0, 1}));
  }

  @Test
  void aLastIncompleteGroupIsFilledWithZeros() {
    assertEquals("ZW", Base32.encode(new byte[] {-1}));
  }

  @Test
  void whatAPersonTypesIsReadAsItWasMeant() {
    assertEquals("K7QF2M9A", Base32.normalise(" k7qf-2m9a "));
    assertEquals("0011", Base32.normalise("OoIl"));
  }
}
