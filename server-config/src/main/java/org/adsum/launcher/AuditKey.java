package org.adsum.launcher;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The key pair that signs checkpoints and exports of the audit log: base64 of the private key
 * (PKCS#8), a dot, base64 of the public key (X.509), both Ed25519.
 */
final class AuditKey {

  private AuditKey() {}

  /** ADSUM_AUDIT_KEY when it is set, otherwise the data folder's, made at the first use. */
  static String of(Settings settings, HomeFolder home) {
    return settings
        .value("ADSUM_AUDIT_KEY")
        .orElseGet(() -> home.secret("audit.key", AuditKey::fresh));
  }

  /** The half that may be shown to anybody. */
  static String publicPart(String key) {
    return key.substring(key.indexOf('.') + 1);
  }

  private static String fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return base64.encodeToString(pair.getPrivate().getEncoded())
          + "."
          + base64.encodeToString(pair.getPublic().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK from 15 on has Ed25519", e);
    }
  }
}
