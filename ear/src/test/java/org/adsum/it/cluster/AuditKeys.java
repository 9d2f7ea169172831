package org.adsum.it.cluster;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A key for the audit log, as {@code ADSUM_AUDIT_KEY} gives it to all nodes. */
final class AuditKeys {
  private AuditKeys() {}

  static String fresh() throws NoSuchAlgorithmException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(pair.getPrivate().getEncoded())
        + "."
        + base64.encodeToString(pair.getPublic().getEncoded());
  }
}
