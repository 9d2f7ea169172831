package org.adsum.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The certificate of the HTTPS listener: the university's own (ADSUM_TLS_KEYSTORE, PKCS12), or one
 * that signs itself, made by keytool for localhost and this computer's address and made again when
 * that address changes.
 */
final class Certificate {

  private static final int VALID_DAYS = 825;

  private final Path keystore;
  private final String password;

  private Certificate(Path keystore, String password) {
    this.keystore = keystore;
    this.password = password;
  }

  Path keystore() {
    return keystore;
  }

  String password() {
    return password;
  }

  static Certificate of(Settings settings, HomeFolder home) {
    Optional<String> given = settings.value("ADSUM_TLS_KEYSTORE");
    if (given.isPresent()) {
      Path file = Path.of(given.get()).toAbsolutePath();
      if (!Files.isReadable(file)) {
        throw Texts.problem("home.unreadable", file);
      }
      return new Certificate(file, settings.value("ADSUM_TLS_PASSWORD").orElse("changeit"));
    }
    String password = home.secret("tls-password", () -> Passwords.random(24));
    Path keystore = home.tls().resolve("adsum.p12");
    TreeSet<String> names = new TreeSet<>(List.of("dns:localhost", "ip:127.0.0.1"));
    Network.lanAddress().ifPresent(address -> names.add("ip:" + address));
    String wanted = String.join(",", names);
    Path made = home.tls().resolve("names");
    try {
      if (!Files.exists(keystore)
          || !Files.exists(made)
          || !Files.readString(made).equals(wanted)) {
        make(keystore, password, wanted);
        Files.writeString(made, wanted);
      }
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", home.tls()), e);
    }
    return new Certificate(keystore, password);
  }

  /**
   * The certificate that a running instance of this data folder shows, if there is one; nothing is
   * made.
   */
  static Optional<Certificate> existing(Settings settings, HomeFolder home) {
    boolean made = Files.isReadable(home.tls().resolve("adsum.p12"));
    if (settings.value("ADSUM_TLS_KEYSTORE").isPresent()) {
      return Optional.of(of(settings, home));
    }
    return made
        ? Optional.of(
            new Certificate(
                home.tls().resolve("adsum.p12"), home.secret("tls-password", String::new)))
        : Optional.empty();
  }

  private static void make(Path keystore, String password, String names) throws IOException {
    Path part = keystore.resolveSibling("adsum.p12.part");
    Files.deleteIfExists(part);
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Path log = keystore.resolveSibling("keytool.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "adsum",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-validity",
                String.valueOf(VALID_DAYS),
                "-dname",
                "CN=Adsum on this computer",
                "-ext",
                "SAN=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                part.toString(),
                "-storepass:env",
                "ADSUM_TLS_PASSWORD"));
    builder.environment().putAll(Map.of("ADSUM_TLS_PASSWORD", password, "LC_ALL", "C"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      Process process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw Texts.problem("tls.keytool", log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Texts.problem("tls.keytool", log);
    }
    Files.move(part, keystore, StandardCopyOption.REPLACE_EXISTING);
    Files.delete(log);
  }
}
