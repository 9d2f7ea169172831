package org.adsum.session.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.adsum.shared.entity.Base32;

/**
 * The changing code of one session: HMAC-SHA-256 of the session's key over the step number, cut to
 * 80 bits for the QR code and, under another label, to 40 bits for the short code that a person
 * types. A step is the time since 1970 divided by the step's length, so the code is a pure function
 * of key and clock and needs no row.
 *
 * @param tag six symbols that name the session, in front of the QR code
 * @param key 32 secret bytes
 * @param stepLength how long one code counts
 */
public record QrCode(String tag, byte[] key, Duration stepLength) {
  /** Symbols of the session's tag. */
  public static final int TAG_LENGTH = 6;

  /** Symbols of a whole code: the tag and 80 bits. */
  public static final int LENGTH = TAG_LENGTH + 16;

  /** Symbols of the typed code: 40 bits. */
  public static final int SHORT_LENGTH = 8;

  private static final int QR_BYTES = 10;
  private static final int SHORT_BYTES = 5;

  /** How a code stands at a moment. */
  public enum Standing {
    /** Of this step or the one before. */
    GOOD,
    /** Of this session, some steps ago. */
    OLD,
    /** Good, but of the step in which the ticket was got, or of one before. */
    EARLY,
    /** Not this session's, or of the future. */
    WRONG
  }

  /** Number of the step that holds {@code at}. */
  public long stepAt(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), stepLength.toMillis());
  }

  /** The end of a step: from then on the next code is shown. */
  public Instant endOf(long step) {
    return Instant.ofEpochMilli((step + 1) * stepLength.toMillis());
  }

  /** The code to show in a step. */
  public String code(long step) {
    return tag + Base32.encode(mac("qr", step, QR_BYTES));
  }

  /** The code to type in a step. */
  public String shortCode(long step) {
    return Base32.encode(mac("short", step, SHORT_BYTES));
  }

  /**
   * Judges a normalised code, long or short; old ones are told from wrong ones as far as {@code
   * lookBack} steps.
   */
  public Standing judge(String code, Instant at, int lookBack) {
    OptionalLong step = stepOf(code, at, lookBack);
    if (step.isEmpty()) {
      return Standing.WRONG;
    }
    return step.getAsLong() >= stepAt(at) - 1 ? Standing.GOOD : Standing.OLD;
  }

  /**
   * Judges a code that must be newer than something: that of a later step than {@code after} is
   * good, provided that it counts at all.
   */
  public Standing judgeNext(String code, Instant after, Instant at, int lookBack) {
    Standing standing = judge(code, at, lookBack);
    boolean early =
        standing == Standing.GOOD && stepOf(code, at, lookBack).orElseThrow() <= stepAt(after);
    return early ? Standing.EARLY : standing;
  }

  private OptionalLong stepOf(String code, Instant at, int lookBack) {
    long now = stepAt(at);
    return LongStream.iterate(now, step -> step >= now - lookBack, step -> step - 1)
        .filter(step -> same(code, code.length() == SHORT_LENGTH ? shortCode(step) : code(step)))
        .findFirst();
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] mac(String label, long step, int bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(label.getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(
          mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
    }
  }
}
