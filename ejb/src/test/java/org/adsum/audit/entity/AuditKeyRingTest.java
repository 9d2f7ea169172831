package org.adsum.audit.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Rule 5. */
class AuditKeyRingTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  private static String fresh() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(pair.getPrivate().getEncoded())
        + "."
        + base64.encodeToString(pair.getPublic().getEncoded());
  }

  private static String publicHalf(String key) {
    return key.substring(key.indexOf('.') + 1);
  }

  @Test
  void whatItSignedIsVerifiedByThePublicHalfAlone() throws Exception {
    String key = fresh();
    AuditKeyRing ring = AuditKeyRing.of(key, "");
    AuditKeyRing reader = AuditKeyRing.of(publicHalf(key), "");
    byte[] signature = ring.sign(MESSAGE);
    assertTrue(reader.verifies(ring.keyId(), MESSAGE, signature));
    assertFalse(reader.verifies(ring.keyId(), new byte[] {1, 2, 4}, signature));
    assertFalse(reader.canSign());
    assertEquals(publicHalf(key), reader.publicKey().orElseThrow());
  }

  @Test
  void anotherKeyIsNotTrusted() throws Exception {
    AuditKeyRing mine = AuditKeyRing.of(fresh(), "");
    AuditKeyRing forger = AuditKeyRing.of(fresh(), "");
    assertFalse(mine.verifies(forger.keyId(), MESSAGE, forger.sign(MESSAGE)));
    assertFalse(mine.verifies(mine.keyId(), MESSAGE, forger.sign(MESSAGE)));
  }

  @Test
  void aFormerKeyStaysTrusted() throws Exception {
    String former = fresh();
    AuditKeyRing before = AuditKeyRing.of(former, "");
    AuditKeyRing now = AuditKeyRing.of(fresh(), publicHalf(former));
    assertTrue(now.verifies(before.keyId(), MESSAGE, before.sign(MESSAGE)));
  }

  @Test
  void halvesOfDifferentKeysAreRefused() throws Exception {
    String one = fresh();
    String mixed = one.substring(0, one.indexOf('.') + 1) + publicHalf(fresh());
    assertThrows(IllegalArgumentException.class, () -> AuditKeyRing.of(mixed, ""));
    assertThrows(IllegalArgumentException.class, () -> AuditKeyRing.of("abc", ""));
  }

  @Test
  void withoutAKeyNothingIsSigned() {
    AuditKeyRing none = AuditKeyRing.of("", "");
    assertFalse(none.canSign());
    assertTrue(none.publicKey().isEmpty());
    assertThrows(IllegalStateException.class, () -> none.sign(MESSAGE));
  }
}
