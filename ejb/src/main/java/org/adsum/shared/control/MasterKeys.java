package org.adsum.shared.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the master keys come from: a PKCS#12 keystore, a file, the configuration itself. In each
 * the newest key stands first. The first key of the first source that is given seals; all other
 * keys, also those of the other sources, only open, so that keys can move from one place to
 * another.
 *
 * <ul>
 *   <li>{@code adsum.master-keystore}: path, with {@code adsum.master-keystore-password} and {@code
 *       adsum.master-keystore-alias} (secret keys of 256 bits, separated by commas)
 *   <li>{@code adsum.master-key-file}: path of a file with one key a line; {@code #} begins a
 *       remark
 *   <li>{@code adsum.master-key}: keys separated by blanks or commas
 * </ul>
 *
 * Keys outside the keystore are 32 bytes in base64.
 */
@ApplicationScoped
public class MasterKeys {
  @Inject
  @ConfigProperty(name = "adsum.master-keystore")
  Optional<String> keystore;

  @Inject
  @ConfigProperty(name = "adsum.master-keystore-password")
  Optional<String> keystorePassword;

  @Inject
  @ConfigProperty(name = "adsum.master-keystore-alias")
  Optional<String> keystoreAliases;

  @Inject
  @ConfigProperty(name = "adsum.master-key-file")
  Optional<String> file;

  @Inject
  @ConfigProperty(name = "adsum.master-key")
  Optional<String> given;

  private volatile KeyRing ring;

  /**
   * Reads the keys again, from files that may have changed. What was known stays when that fails.
   *
   * @throws IllegalStateException saying which source is missing or wrong, and never a key
   */
  @PostConstruct
  public void read() {
    List<MasterKey> keys = new ArrayList<>();
    keystore.ifPresent(path -> keys.addAll(ofKeystore(Path.of(path.strip()))));
    file.ifPresent(path -> keys.addAll(ofFile(Path.of(path.strip()))));
    given.ifPresent(text -> keys.addAll(decode("adsum.master-key", words(text))));
    if (keys.isEmpty()) {
      throw new IllegalStateException(
          "There is no master key: set ADSUM_MASTER_KEY, ADSUM_MASTER_KEY_FILE or"
              + " ADSUM_MASTER_KEYSTORE");
    }
    ring = new KeyRing(keys);
  }

  /** The keys as last read. */
  public KeyRing ring() {
    return ring;
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("[\\s,]+")).filter(word -> !word.isEmpty());
  }

  private static List<MasterKey> ofFile(Path path) {
    try {
      Stream<String> lines =
          Files.readAllLines(path).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"));
      return decode(path.toString(), lines);
    } catch (IOException e) {
      throw new IllegalStateException("The file of master keys cannot be read: " + path, e);
    }
  }

  private static List<MasterKey> decode(String source, Stream<String> keys) {
    try {
      return keys.map(MasterKey::ofBase64).toList();
    } catch (IllegalArgumentException e) {
      // Without the cause: its message may quote what was read.
      throw new IllegalStateException(
          source + " must hold keys of " + MasterKey.BYTES + " bytes in base64");
    }
  }

  private List<MasterKey> ofKeystore(Path path) {
    char[] password = keystorePassword.orElse("").toCharArray();
    try (InputStream in = Files.newInputStream(path)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      List<MasterKey> keys = new ArrayList<>();
      for (String alias : words(keystoreAliases.orElse("adsum")).toList()) {
        Key key = store.getKey(alias, password);
        if (key == null) {
          throw new IllegalStateException(path + " has no secret key called " + alias);
        }
        keys.add(new MasterKey(key.getEncoded()));
      }
      return keys;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("The keystore of master keys cannot be used: " + path, e);
    }
  }
}
