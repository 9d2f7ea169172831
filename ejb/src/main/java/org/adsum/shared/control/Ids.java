package org.adsum.shared.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import org.adsum.shared.entity.Base32;

/**
 * Makes ids: ULIDs in lower case, 48 bits of milliseconds and 80 random bits. The random part makes
 * them unguessable, the time part keeps neighbours in the index close together.
 */
@ApplicationScoped
public class Ids {
  private final SecureRandom random = new SecureRandom();

  @Inject Clock clock;

  /** A new id of 26 characters. */
  public String next() {
    return ulid(clock.millis(), random(10));
  }

  /** {@code length} fresh random bytes. */
  public byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A random number from 0 to below {@code bound}, each as likely. */
  public int number(int bound) {
    return random.nextInt(bound);
  }

  static String ulid(long millis, byte[] tail) {
    StringBuilder id = new StringBuilder(26);
    for (int shift = 45; shift >= 0; shift -= 5) {
      id.append(Base32.SYMBOLS.charAt((int) (millis >>> shift) & 31));
    }
    return id.append(Base32.encode(tail)).toString().toLowerCase(java.util.Locale.ROOT);
  }
}
