package org.adsum.audit.entity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Ed25519 key that signs, if there is one, and the public keys whose signatures count: its own
 * and those of before.
 */
public final class AuditKeyRing {
  private static final String ALGORITHM = "Ed25519";
  private static final int ID_BYTES = 8;

  private final PrivateKey signing;
  private final String ownId;
  private final Map<String, PublicKey> trusted = new LinkedHashMap<>();

  private AuditKeyRing(PrivateKey signing, String ownId) {
    this.signing = signing;
    this.ownId = ownId;
  }

  /**
   * @param key base64 of the private key (PKCS#8), a dot, base64 of the public key (X.509); or only
   *     the public key; or nothing
   * @param older base64 of further public keys, with commas between
   * @throws IllegalArgumentException when one of them is not such a key
   */
  public static AuditKeyRing of(String key, String older) {
    try {
      int dot = key.indexOf('.');
      PrivateKey signing = dot < 0 ? null : privateKey(key.substring(0, dot));
      String own = key.substring(dot + 1).strip();
      AuditKeyRing ring = new AuditKeyRing(signing, own.isEmpty() ? "" : idOf(decoded(own)));
      ring.trust(own);
      Arrays.stream(older.split(",")).forEach(ring::trust);
      if (signing != null && !ring.verifies(ring.ownId, new byte[1], ring.sign(new byte[1]))) {
        throw new IllegalArgumentException("The halves of the audit key do not belong together");
      }
      return ring;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The audit key is not an Ed25519 key in base64", e);
    }
  }

  /** Whether it can sign. */
  public boolean canSign() {
    return signing != null;
  }

  /** The short name of the key that signs: the beginning of the public key's SHA-256. */
  public String keyId() {
    return ownId;
  }

  /** Base64 of the public key that belongs to the signing one; empty when there is none. */
  public Optional<String> publicKey() {
    return Optional.ofNullable(trusted.get(ownId))
        .map(key -> Base64.getEncoder().encodeToString(key.getEncoded()));
  }

  /**
   * @throws IllegalStateException when there is no key to sign with
   */
  public byte[] sign(byte[] message) {
    if (signing == null) {
      throw new IllegalStateException("There is no key to sign with");
    }
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(signing);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK from 15 on has Ed25519", e);
    }
  }

  /** Whether a trusted key of this name signed the message. */
  public boolean verifies(String keyId, byte[] message, byte[] signed) {
    PublicKey key = trusted.get(keyId);
    if (key == null) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private void trust(String base64) {
    String text = base64.strip();
    if (text.isEmpty()) {
      return;
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decoded(text)));
      trusted.put(idOf(key.getEncoded()), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Not an Ed25519 public key in base64", e);
    }
  }

  private static PrivateKey privateKey(String base64) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePrivate(new PKCS8EncodedKeySpec(decoded(base64)));
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64.strip());
  }

  private static String idOf(byte[] publicKey) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
    return HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }
}
