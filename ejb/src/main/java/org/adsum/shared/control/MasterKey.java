package org.adsum.shared.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 256 random bits from which the key of each purpose is derived by HKDF-SHA-256 (RFC 5869). Its id
 * is derived the same way, so that it needs no name and tells nothing of the key.
 */
public final class MasterKey {
  /** Bytes of a master key. */
  public static final int BYTES = 32;

  /** Bytes of an id. */
  public static final int ID_BYTES = 8;

  private final byte[] id;
  private final Map<Sealer.Purpose, SecretKeySpec> derived = new EnumMap<>(Sealer.Purpose.class);

  /**
   * A key.
   *
   * @throws IllegalArgumentException when it does not have {@link #BYTES} bytes
   */
  public MasterKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(
          "A master key must be " + BYTES + " bytes, not " + secret.length);
    }
    byte[] extracted = hmac("adsum".getBytes(StandardCharsets.UTF_8), secret);
    id = Arrays.copyOf(expand(extracted, "KEY_ID"), ID_BYTES);
    for (Sealer.Purpose purpose : Sealer.Purpose.values()) {
      derived.put(purpose, new SecretKeySpec(expand(extracted, purpose.name()), "AES"));
    }
  }

  /**
   * The key that is written in base64.
   *
   * @throws IllegalArgumentException when it is not that, or has another length
   */
  public static MasterKey ofBase64(String text) {
    return new MasterKey(Base64.getDecoder().decode(text.strip()));
  }

  /** Sixteen hexadecimal digits that say which key it is. */
  public String id() {
    return HexFormat.of().formatHex(id);
  }

  byte[] idBytes() {
    return id.clone();
  }

  SecretKeySpec forPurpose(Sealer.Purpose purpose) {
    return derived.get(purpose);
  }

  private static byte[] expand(byte[] extracted, String info) {
    return hmac(extracted, (info + '\u0001').getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
    }
  }

  /** Keys are not for logs. */
  @Override
  public String toString() {
    return "MasterKey[" + id() + "]";
  }
}
