package org.adsum.shared.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets at rest and on the queue with AES-256-GCM. Each purpose has its own key, derived
 * from the master key; the id of what is sealed is authenticated with it, so that a sealed value
 * cannot be moved to another row.
 *
 * <p>Layouts, by the first byte; nonces have 12 bytes, tags 16:
 *
 * <ul>
 *   <li>1, of before there were several master keys: nonce, ciphertext, tag
 *   <li>2, sealed with a master key: its id (8 bytes), nonce, ciphertext, tag
 *   <li>3, sealed with a data key that lies elsewhere: nonce, ciphertext, tag
 * </ul>
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
    FRAMES,
    /** The key of one person's templates; see {@link #sealWith}. */
    DATA_KEY
  }

  private static final byte FORMAT_OF_OLD = 1;
  private static final byte FORMAT_OF_MASTER = 2;
  private static final byte FORMAT_OF_DATA_KEY = 3;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  @Inject Ids ids;
  @Inject MasterKeys keys;

  /** Seals {@code plain} for {@code owner}, the id of the row or message that will hold it. */
  public byte[] seal(Purpose purpose, String owner, byte[] plain) {
    MasterKey master = keys.ring().current();
    byte[] nonce = ids.random(NONCE_BYTES);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, master.forPurpose(purpose), purpose, owner, nonce, plain);
    return join(currentPrefix(master), nonce, sealed);
  }

  /**
   * Opens what {@link #seal} made, with whichever known master key it was.
   *
   * @throws IllegalStateException when the value was changed, belongs to another owner, or its
   *     master key is not known
   */
  public byte[] open(Purpose purpose, String owner, byte[] sealed) {
    if (sealed.length > 1 + NONCE_BYTES && sealed[0] == FORMAT_OF_OLD) {
      return openOld(purpose, owner, sealed);
    }
    String id =
        masterKeyOf(sealed)
            .orElseThrow(() -> new IllegalStateException("Not sealed with a master key"));
    MasterKey master =
        keys.ring()
            .named(id)
            // Another node may seal with a key that came after this one's start.
            .or(() -> reread().named(id))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "A sealed "
                            + purpose
                            + " needs master key "
                            + id
                            + ", which is not known"));
    return body(master.forPurpose(purpose), purpose, owner, sealed, 1 + MasterKey.ID_BYTES);
  }

  private KeyRing reread() {
    keys.read();
    return keys.ring();
  }

  /** Seals with a data key, which {@link #newDataKey} made. */
  public byte[] sealWith(byte[] dataKey, Purpose purpose, String owner, byte[] plain) {
    byte[] nonce = ids.random(NONCE_BYTES);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, aes(dataKey), purpose, owner, nonce, plain);
    return join(new byte[] {FORMAT_OF_DATA_KEY}, nonce, sealed);
  }

  /**
   * Opens what {@link #sealWith} made.
   *
   * @throws IllegalStateException when the value was changed, belongs to another owner, or was
   *     sealed with another data key
   */
  public byte[] openWith(byte[] dataKey, Purpose purpose, String owner, byte[] sealed) {
    if (!isSealedWithDataKey(sealed)) {
      throw new IllegalStateException("Not sealed with a data key");
    }
    return body(aes(dataKey), purpose, owner, sealed, 1);
  }

  /** Whether a value needs a data key to be opened. */
  public static boolean isSealedWithDataKey(byte[] sealed) {
    return sealed.length > 0 && sealed[0] == FORMAT_OF_DATA_KEY;
  }

  /** A fresh data key, to be sealed for {@link Purpose#DATA_KEY}. */
  public byte[] newDataKey() {
    return ids.random(MasterKey.BYTES);
  }

  /** Id of the key that {@link #seal} uses now. */
  public String currentKey() {
    return keys.ring().current().id();
  }

  /** The first bytes of all that is sealed with the current master key. */
  public byte[] currentPrefix() {
    return currentPrefix(keys.ring().current());
  }

  /** Id of the master key of a sealed value; empty when it does not say. */
  public static Optional<String> masterKeyOf(byte[] sealed) {
    if (sealed.length < 1 + MasterKey.ID_BYTES || sealed[0] != FORMAT_OF_MASTER) {
      return Optional.empty();
    }
    return Optional.of(HexFormat.of().formatHex(sealed, 1, 1 + MasterKey.ID_BYTES));
  }

  /** SHA-256, for secrets that are looked up by their hash. */
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** It does not say which key it needs; a wrong one is told by the tag. */
  private byte[] openOld(Purpose purpose, String owner, byte[] sealed) {
    IllegalStateException last = null;
    for (MasterKey master : keys.ring().all()) {
      try {
        return body(master.forPurpose(purpose), purpose, owner, sealed, 1);
      } catch (IllegalStateException wrongKey) {
        last = wrongKey;
      }
    }
    throw last;
  }

  private static byte[] body(
      SecretKeySpec key, Purpose purpose, String owner, byte[] sealed, int from) {
    int body = from + NONCE_BYTES;
    if (sealed.length <= body) {
      throw new IllegalStateException("A sealed " + purpose + " is too short");
    }
    byte[] nonce = Arrays.copyOfRange(sealed, from, body);
    byte[] rest = Arrays.copyOfRange(sealed, body, sealed.length);
    return crypt(Cipher.DECRYPT_MODE, key, purpose, owner, nonce, rest);
  }

  private static byte[] crypt(
      int mode, SecretKeySpec key, Purpose purpose, String owner, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((purpose.name() + ':' + owner).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed " + purpose + " cannot be opened with this key", e);
    }
  }

  private static SecretKeySpec aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  private static byte[] currentPrefix(MasterKey master) {
    return join(new byte[] {FORMAT_OF_MASTER}, master.idBytes(), new byte[0]);
  }

  private static byte[] join(byte[] head, byte[] middle, byte[] tail) {
    return ByteBuffer.allocate(head.length + middle.length + tail.length)
        .put(head)
        .put(middle)
        .put(tail)
        .array();
  }
}
