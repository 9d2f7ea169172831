package org.adsum.shared.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Base64;
import org.adsum.shared.control.Sealer.Purpose;
import org.junit.jupiter.api.Test;

class SealerTest {
  private static final byte[] SECRET = {1, 2, 3, 4, 5};

  @Test
  void whatWasSealedOpensForItsOwnerAndPurpose() {
    Sealer sealer = withKey(1);
    byte[] sealed = sealer.seal(Purpose.FACE_TEMPLATE, "a", SECRET);
    assertArrayEquals(SECRET, sealer.open(Purpose.FACE_TEMPLATE, "a", sealed));
  }

  @Test
  void theSameSecretNeverLooksTheSame() {
    Sealer sealer = withKey(1);
    assertFalse(
        Arrays.equals(
            sealer.seal(Purpose.FRAMES, "a", SECRET), sealer.seal(Purpose.FRAMES, "a", SECRET)));
  }

  @Test
  void aSealedValueCannotBeMovedChangedOrOpenedWithAnotherKey() {
    Sealer sealer = withKey(1);
    byte[] sealed = sealer.seal(Purpose.FACE_TEMPLATE, "a", SECRET);
    assertThrows(
        IllegalStateException.class, () -> sealer.open(Purpose.FACE_TEMPLATE, "b", sealed));
    assertThrows(IllegalStateException.class, () -> sealer.open(Purpose.SESSION_KEY, "a", sealed));
    assertThrows(
        IllegalStateException.class, () -> withKey(2).open(Purpose.FACE_TEMPLATE, "a", sealed));
    byte[] changed = sealed.clone();
    changed[changed.length - 1] ^= 1;
    assertThrows(
        IllegalStateException.class, () -> sealer.open(Purpose.FACE_TEMPLATE, "a", changed));
    assertThrows(
        IllegalStateException.class, () -> sealer.open(Purpose.FACE_TEMPLATE, "a", new byte[5]));
  }

  @Test
  void aKeyOfTheWrongLengthStopsTheStart() {
    Sealer sealer = new Sealer();
    sealer.masterKeyBase64 = Base64.getEncoder().encodeToString(new byte[16]);
    assertThrows(IllegalStateException.class, sealer::readKey);
  }

  private static Sealer withKey(int seed) {
    Sealer sealer = new Sealer();
    sealer.ids = new Ids();
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) seed);
    sealer.masterKeyBase64 = Base64.getEncoder().encodeToString(key);
    sealer.readKey();
    return sealer;
  }
}
