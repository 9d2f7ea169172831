package org.adsum.audit.entity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/** How much of a client's address is kept. */
public enum KeptAddress {
  /** All of it. */
  FULL,
  /** The network: 24 bits of IPv4, 48 of IPv6; the rest is zero. */
  NETWORK,
  /** Nothing. */
  NONE;

  private static final String NUMERIC = "[0-9a-fA-F:.]{2,45}";
  private static final int V4_BYTES = 3;
  private static final int V6_BYTES = 6;

  /**
   * The one of this name, in any case.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static KeptAddress named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }

  /** What is kept of this address; empty when it is not a numeric one. */
  public String of(String address) {
    String numeric = address == null ? "" : address.replaceFirst("%.*", "");
    if (this == NONE || !numeric.matches(NUMERIC)) {
      return "";
    }
    try {
      // A numeric address is not looked up.
      byte[] bytes = InetAddress.getByName(numeric).getAddress();
      if (this == NETWORK) {
        Arrays.fill(bytes, bytes.length == 4 ? V4_BYTES : V6_BYTES, bytes.length, (byte) 0);
      }
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
