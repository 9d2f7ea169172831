package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.adsum.audit.entity.AuditExportSignature;
import org.adsum.audit.entity.AuditKeyRing;

/**
 * Whatever is given to {@code ./adsum audit verify} for an export is called intact only when a
 * trusted key has signed it; else it is broken, or refused with a reason.
 *
 * <p>A third of the inputs are the bytes of a file, a third no entries with any signature, a third
 * entries that the key has signed, so that what lies behind the signature is reached. Runs over the
 * corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class AuditExportFuzzTest {
  private static final AuditKeyRing KEYS = keys();

  private enum Kind {
    BYTES,
    UNSIGNED,
    SIGNED
  }

  @FuzzTest(maxDuration = "10m")
  void onlyWhatIsSignedIsIntact(FuzzedDataProvider data) throws IOException {
    Kind kind = data.pickValue(Kind.values());
    Path file = Files.createTempFile("adsum-fuzz", ".zip");
    PrintStream console = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    try {
      switch (kind) {
        case BYTES -> Files.write(file, data.consumeRemainingAsBytes());
        case UNSIGNED -> write(file, new byte[0], data.consumeRemainingAsBytes());
        case SIGNED -> {
          byte[] entries = data.consumeRemainingAsBytes();
          write(file, entries, signature(entries));
        }
      }
      int told = AuditExportCheck.run(file.toString(), KEYS);
      assertTrue(told == Launcher.OK || told == AuditCommand.BROKEN);
      assertTrue(told != Launcher.OK || kind == Kind.SIGNED);
    } catch (LaunchProblem refused) {
      assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    } finally {
      System.setOut(console);
      Files.delete(file);
    }
  }

  private static void write(Path file, byte[] entries, byte[] signature) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(AuditExportSignature.ENTRIES_FILE));
      zip.write(entries);
      zip.putNextEntry(new ZipEntry(AuditExportSignature.SIGNATURE_FILE));
      zip.write(signature);
    }
  }

  private static byte[] signature(byte[] entries) {
    try {
      String sha256 =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(entries));
      byte[] signed = KEYS.sign(AuditExportSignature.message(sha256));
      return ("key=" + KEYS.keyId() + "\nsignature=" + Base64.getEncoder().encodeToString(signed))
          .getBytes(StandardCharsets.ISO_8859_1);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AuditKeyRing keys() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      String key =
          base64.encodeToString(pair.getPrivate().getEncoded())
              + "."
              + base64.encodeToString(pair.getPublic().getEncoded());
      return AuditKeyRing.of(key, "");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
