package org.adsum.shared.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals secrets at rest and on the queue with AES-256-GCM. Each purpose has its own key, derived
 * from the master key by HKDF-SHA-256 (RFC 5869); the id of what is sealed is authenticated with
 * it, so that a sealed value cannot be moved to another row.
 *
 * <p>Layout: one byte format (1), 12 bytes nonce, ciphertext, 16 bytes tag.
 */
@ApplicationScoped
public class Sealer {

  /**
   * What a key is used for. The name goes into the derivation: renaming one makes its sealed values
   * unreadable.
   */
  public enum Purpose {
    FACE_TEMPLATE,
    ENROLMENT_CAPTURE,
    ID_PHOTO,
    SESSION_KEY,
    FRAMES
  }

  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  @Inject Ids ids;

  @Inject
  @ConfigProperty(name = "adsum.master-key")
  String masterKeyBase64;

  private byte[] master;

  @PostConstruct
  void readKey() {
    master = Base64.getDecoder().decode(masterKeyBase64.strip());
    if (master.length != KEY_BYTES) {
      throw new IllegalStateException(
          "adsum.master-key must be 32 bytes in base64, not " + master.length);
    }
  }

  /** Seals {@code plain} for {@code owner}, the id of the row or message that will hold it. */
  public byte[] seal(Purpose purpose, String owner, byte[] plain) {
    byte[] nonce = ids.random(NONCE_BYTES);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, purpose, owner, nonce, plain);
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(FORMAT)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws IllegalStateException when the value was changed, belongs to another owner, or the
   *     master key is another one
   */
  public byte[] open(Purpose purpose, String owner, byte[] sealed) {
    if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != FORMAT) {
      throw new IllegalStateException("Not a sealed value of format " + FORMAT);
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
    byte[] body = Arrays.copyOfRange(sealed, 1 + NONCE_BYTES, sealed.length);
    return crypt(Cipher.DECRYPT_MODE, purpose, owner, nonce, body);
  }

  /** SHA-256, for secrets that are looked up by their hash. */
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private byte[] crypt(int mode, Purpose purpose, String owner, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(derive(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((purpose.name() + ':' + owner).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A sealed " + purpose + " cannot be opened with this master key", e);
    }
  }

  private byte[] derive(Purpose purpose) throws GeneralSecurityException {
    byte[] extracted = hmac("adsum".getBytes(StandardCharsets.UTF_8), master);
    byte[] info = (purpose.name() + '\u0001').getBytes(StandardCharsets.ISO_8859_1);
    return hmac(extracted, info);
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }
}
