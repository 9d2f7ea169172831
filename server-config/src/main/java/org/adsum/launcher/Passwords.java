package org.adsum.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords of the first accounts, and random secrets. */
final class Passwords {

  /** Without characters that look like others. */
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String FILE = "demo-passwords";

  private final String admin;
  private final String teacher;
  private final String student;

  private Passwords(String admin, String teacher, String student) {
    this.admin = admin;
    this.teacher = teacher;
    this.student = student;
  }

  String admin() {
    return admin;
  }

  String teacher() {
    return teacher;
  }

  String student() {
    return student;
  }

  /**
   * ADSUM_DEMO_PASSWORD for all when it is set; otherwise those of this data folder, made at the
   * first use.
   */
  static Passwords of(Settings settings, HomeFolder home) {
    String same = settings.value("ADSUM_DEMO_PASSWORD").orElse(null);
    if (same != null) {
      return new Passwords(same, same, same);
    }
    String text =
        home.secret(
            FILE,
            () -> {
              Properties fresh = new Properties();
              fresh.setProperty("admin", readable());
              fresh.setProperty("teacher", readable());
              fresh.setProperty("student", readable());
              return written(fresh);
            });
    Properties kept = new Properties();
    try {
      kept.load(new StringReader(text));
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unreadable", home.keys().resolve(FILE)), e);
    }
    return new Passwords(
        kept.getProperty("admin"), kept.getProperty("teacher"), kept.getProperty("student"));
  }

  /** Whether this data folder has passwords already. */
  static boolean known(HomeFolder home) {
    return Files.exists(home.keys().resolve(FILE));
  }

  /** 16 characters in groups of four, easy to read aloud and to type. */
  static String readable() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      if (i > 0 && i % 4 == 0) {
        text.append('-');
      }
      text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
    return text.toString();
  }

  /** Letters and digits for machines. */
  static String random(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(bytes));
  }

  /** 32 bytes in base64: the key that protects templates and frames. */
  static String masterKey() {
    return Base64.getEncoder().encodeToString(randomBytes(32));
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String written(Properties properties) {
    StringWriter writer = new StringWriter();
    try {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return writer.toString();
  }
}
