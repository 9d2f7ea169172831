package org.adsum.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The master keys of the tests' server, and sealing as the format's description says. */
public final class MasterKeyFile {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 12;

  private MasterKeyFile() {}

  private static Path path() {
    return Adsum.TARGET.resolve("it-home/keys/master.key");
  }

  /** The keys in base64, the newest first. */
  public static List<String> keys() {
    try {
      return Files.readAllLines(path()).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces what the file holds. */
  public static void write(List<String> lines) {
    try {
      Files.write(path(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fresh key in base64. */
  public static String fresh() {
    return Base64.getEncoder().encodeToString(random(32));
  }

  /** The key that is derived from the newest master key for a purpose. */
  public static byte[] derived(String purpose) {
    byte[] extracted = hmac("adsum".getBytes(StandardCharsets.UTF_8), newest());
    return hmac(extracted, (purpose + '\u0001').getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] newest() {
    return Base64.getDecoder().decode(keys().get(0));
  }

  /** Opens a value whose nonce stands after a head of so many bytes. */
  public static byte[] open(byte[] key, String purpose, String owner, byte[] sealed, int head) {
    byte[] nonce = Arrays.copyOfRange(sealed, head, head + NONCE);
    byte[] body = Arrays.copyOfRange(sealed, head + NONCE, sealed.length);
    return crypt(Cipher.DECRYPT_MODE, key, purpose, owner, nonce, body);
  }

  /** Seals as the first release did. */
  public static byte[] sealAsOfOld(byte[] key, String purpose, String owner, byte[] plain) {
    byte[] nonce = random(NONCE);
    byte[] body = crypt(Cipher.ENCRYPT_MODE, key, purpose, owner, nonce, plain);
    byte[] sealed = new byte[1 + NONCE + body.length];
    sealed[0] = 1;
    System.arraycopy(nonce, 0, sealed, 1, NONCE);
    System.arraycopy(body, 0, sealed, 1 + NONCE, body.length);
    return sealed;
  }

  private static byte[] crypt(
      int mode, byte[] key, String purpose, String owner, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD((purpose + ':' + owner).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
