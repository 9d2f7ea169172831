package org.adsum.identity.entity;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Ranges of IP addresses, written such as {@code 10.0.0.0/8, 2001:db8::/32}. */
public final class Networks {
  /** Four numbers, or hexadecimal ones with colons: "fee.de" and "cafe" are names. */
  private static final String ADDRESS =
      "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|(?=[^:]*:)[0-9a-fA-F.:]{2,45}";

  private record Range(int length, BigInteger prefix, int host) {
    static Range of(String text) {
      String[] parts = text.split("/", 2);
      byte[] address = bytes(parts[0]);
      int all = address.length * Byte.SIZE;
      int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("Not a range of addresses: " + text);
      }
      return new Range(
          address.length, new BigInteger(1, address).shiftRight(all - bits), all - bits);
    }

    boolean holds(byte[] address) {
      return address.length == length && new BigInteger(1, address).shiftRight(host).equals(prefix);
    }
  }

  private final List<Range> ranges;

  private Networks(List<Range> ranges) {
    this.ranges = ranges;
  }

  /**
   * Reads ranges; none at all holds every address.
   *
   * @throws IllegalArgumentException when one is not of that form
   */
  public static Networks of(String text) {
    return new Networks(
        Stream.of(text.split(","))
            .map(String::strip)
            .filter(range -> !range.isEmpty())
            .map(Range::of)
            .toList());
  }

  /** Whether an address is in one of them. */
  public boolean hold(String address) {
    if (ranges.isEmpty()) {
      return true;
    }
    byte[] bytes = bytes(address.replaceFirst("%.*", ""));
    return ranges.stream().anyMatch(range -> range.holds(bytes));
  }

  private static byte[] bytes(String address) {
    // Only numbers: a name would be looked up.
    if (!address.matches(ADDRESS)) {
      throw new IllegalArgumentException("Not an IP address: " + address);
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("Not an IP address: " + address, e);
    }
  }
}
