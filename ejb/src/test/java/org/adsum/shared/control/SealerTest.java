package org.adsum.shared.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
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
  void anOldMasterKeyOpensAndTheNewestSeals() {
    byte[] old = withKeys(1).seal(Purpose.SESSION_KEY, "a", SECRET);
    Sealer both = withKeys(2, 1);
    assertArrayEquals(SECRET, both.open(Purpose.SESSION_KEY, "a", old));
    byte[] renewed = both.seal(Purpose.SESSION_KEY, "a", SECRET);
    assertArrayEquals(SECRET, withKeys(2).open(Purpose.SESSION_KEY, "a", renewed));
    assertThrows(
        IllegalStateException.class, () -> withKeys(1).open(Purpose.SESSION_KEY, "a", renewed));
  }

  @Test
  void aSealedValueSaysWhichMasterKeyItNeeds() {
    Sealer sealer = withKeys(2, 1);
    byte[] sealed = sealer.seal(Purpose.DATA_KEY, "a", SECRET);
    assertEquals(Optional.of(sealer.currentKey()), Sealer.masterKeyOf(sealed));
    assertArrayEquals(sealer.currentPrefix(), Arrays.copyOf(sealed, sealer.currentPrefix().length));
    assertNotEquals(withKeys(1).currentKey(), sealer.currentKey());
  }

  @Test
  void whatWasSealedBeforeThereWereSeveralKeysGoesOnOpening() {
    // Made by the first release with a master key of 32 times 1, for owner "a".
    byte[] sealed = Base64.getDecoder().decode("AQABAgMEBQYHCAkKCxEn2gWpquBftwxctT7dIrs3z569Eg==");
    assertArrayEquals(SECRET, withKeys(1).open(Purpose.FACE_TEMPLATE, "a", sealed));
    assertArrayEquals(SECRET, withKeys(3, 2, 1).open(Purpose.FACE_TEMPLATE, "a", sealed));
    assertThrows(
        IllegalStateException.class, () -> withKeys(2).open(Purpose.FACE_TEMPLATE, "a", sealed));
  }

  @Test
  void withoutItsDataKeyNothingOpensWhatItSealed() {
    Sealer sealer = withKeys(1);
    byte[] dataKey = sealer.newDataKey();
    byte[] sealed = sealer.sealWith(dataKey, Purpose.FACE_TEMPLATE, "a", SECRET);
    assertTrue(Sealer.isSealedWithDataKey(sealed));
    assertArrayEquals(SECRET, sealer.openWith(dataKey, Purpose.FACE_TEMPLATE, "a", sealed));
    byte[] other = sealer.newDataKey();
    assertThrows(
        IllegalStateException.class,
        () -> sealer.openWith(other, Purpose.FACE_TEMPLATE, "a", sealed));
    assertThrows(
        IllegalStateException.class, () -> sealer.open(Purpose.FACE_TEMPLATE, "a", sealed));
    assertThrows(
        IllegalStateException.class,
        () -> sealer.openWith(dataKey, Purpose.FACE_TEMPLATE, "b", sealed));
  }

  private static Sealer withKey(int seed) {
    return withKeys(seed);
  }

  private static Sealer withKeys(int... seeds) {
    Sealer sealer = new Sealer();
    sealer.ids = new Ids();
    sealer.keys = MasterKeysTest.given(seeds);
    return sealer;
  }
}
