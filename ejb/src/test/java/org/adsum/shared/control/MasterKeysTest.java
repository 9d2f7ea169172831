package org.adsum.shared.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
  @TempDir Path folder;

  /** The keys of 32 times each number, the first the current one. */
  static MasterKeys given(int... seeds) {
    MasterKeys keys = empty();
    keys.given =
        Optional.of(
            Arrays.stream(seeds).mapToObj(MasterKeysTest::base64).collect(Collectors.joining(" ")));
    keys.read();
    return keys;
  }

  @Test
  void theFirstKeyOfAFileSealsAndRemarksAreSkipped() throws Exception {
    MasterKeys keys = empty();
    Path file = folder.resolve("keys");
    Files.writeString(file, "# of 2027\n" + base64(2) + "\n\n" + base64(1) + "\n");
    keys.file = Optional.of(file.toString());
    keys.read();
    assertEquals(ids(2, 1), ids(keys));

    Files.writeString(file, base64(3) + "\n" + base64(2) + "\n");
    keys.read();
    assertEquals(ids(3, 2), ids(keys), "read again");
  }

  @Test
  void aKeystoreComesBeforeAFileAndAFileBeforeTheConfiguration() throws Exception {
    MasterKeys keys = empty();
    Path file = folder.resolve("keys");
    Files.writeString(file, base64(2));
    keys.file = Optional.of(file.toString());
    keys.given = Optional.of(base64(1));
    keys.keystore = Optional.of(keystore().toString());
    keys.keystorePassword = Optional.of("of the keystore");
    keys.keystoreAliases = Optional.of("of-2028, of-2027");
    keys.read();
    assertEquals(ids(5, 4, 2, 1), ids(keys));
  }

  @Test
  void whatIsWrongIsToldWithoutAnyKey() throws Exception {
    MasterKeys keys = empty();
    assertThrows(IllegalStateException.class, keys::read, "none at all");

    keys.given = Optional.of(Base64.getEncoder().encodeToString(new byte[16]));
    assertThrows(IllegalStateException.class, keys::read, "too short");

    keys.given = Optional.of("not-base-64-but-a-secret");
    IllegalStateException told = assertThrows(IllegalStateException.class, keys::read);
    assertFalse(told.toString().contains("secret"));
    assertEquals(null, told.getCause());

    keys.given = Optional.empty();
    keys.file = Optional.of(folder.resolve("missing").toString());
    assertThrows(IllegalStateException.class, keys::read, "no file");

    keys.file = Optional.empty();
    keys.keystore = Optional.of(keystore().toString());
    keys.keystorePassword = Optional.of("another password");
    assertThrows(IllegalStateException.class, keys::read, "wrong password");
    keys.keystorePassword = Optional.of("of the keystore");
    keys.keystoreAliases = Optional.of("nobody");
    assertThrows(IllegalStateException.class, keys::read, "no such alias");
  }

  @Test
  void theKeysOfBeforeStayWhenReadingAgainFails() throws Exception {
    MasterKeys keys = empty();
    Path file = folder.resolve("keys");
    Files.writeString(file, base64(1));
    keys.file = Optional.of(file.toString());
    keys.read();
    Files.writeString(file, "damaged");
    assertThrows(IllegalStateException.class, keys::read);
    assertEquals(ids(1), ids(keys));
  }

  private Path keystore() throws Exception {
    Path path = folder.resolve("keys.p12");
    char[] password = "of the keystore".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    KeyStore.PasswordProtection protection = new KeyStore.PasswordProtection(password);
    store.setEntry(
        "of-2027", new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes(4), "AES")), protection);
    store.setEntry(
        "of-2028", new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes(5), "AES")), protection);
    try (OutputStream out = Files.newOutputStream(path)) {
      store.store(out, password);
    }
    return path;
  }

  private static MasterKeys empty() {
    MasterKeys keys = new MasterKeys();
    keys.keystore = Optional.empty();
    keys.keystorePassword = Optional.empty();
    keys.keystoreAliases = Optional.empty();
    keys.file = Optional.empty();
    keys.given = Optional.empty();
    return keys;
  }

  private static byte[] bytes(int seed) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) seed);
    return key;
  }

  private static String base64(int seed) {
    return Base64.getEncoder().encodeToString(bytes(seed));
  }

  private static List<String> ids(int... seeds) {
    return Arrays.stream(seeds).mapToObj(s -> new MasterKey(bytes(s)).id()).toList();
  }

  private static List<String> ids(MasterKeys keys) {
    return Stream.of(keys.ring()).flatMap(r -> r.all().stream()).map(MasterKey::id).toList();
  }
}
