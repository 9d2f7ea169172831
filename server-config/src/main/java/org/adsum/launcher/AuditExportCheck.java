package org.adsum.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipFile;
import org.adsum.audit.entity.AuditExportSignature;
import org.adsum.audit.entity.AuditKeyRing;
import org.adsum.audit.entity.StoredEntry;

/** Checks an export: its signature, and every entry's own hash. Needs no database and no server. */
final class AuditExportCheck {
  private final AuditKeyRing keys;
  private long entries;
  private StoredEntry wrong;

  private AuditExportCheck(AuditKeyRing keys) {
    this.keys = keys;
  }

  static int run(String file, AuditKeyRing keys) {
    try (ZipFile zip = new ZipFile(Path.of(file).toFile())) {
      return new AuditExportCheck(keys).check(zip);
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
      throw new LaunchProblem(Texts.of("audit.file", file, e.getMessage()), e);
    }
  }

  private int check(ZipFile zip) throws IOException {
    Properties signature = new Properties();
    try (InputStream in = open(zip, AuditExportSignature.SIGNATURE_FILE)) {
      signature.load(in);
    }
    String sha256 = readEntries(zip);
    String key = signature.getProperty("key", "");
    boolean signed =
        keys.verifies(
            key,
            AuditExportSignature.message(sha256),
            Base64.getDecoder().decode(signature.getProperty("signature", "")));
    if (!signed) {
      System.out.println(Texts.of("audit.export.unsigned", key));
      return AuditCommand.BROKEN;
    }
    if (wrong != null) {
      System.out.println(
          Texts.of("audit.fault", wrong.stream(), Texts.of("audit.kind.CHANGED"), wrong.seq()));
      return AuditCommand.BROKEN;
    }
    System.out.println(Texts.of("audit.export.intact", entries, key));
    return Launcher.OK;
  }

  /** Reads all entries once and returns the SHA-256 of the file in hexadecimal digits. */
  private String readEntries(ZipFile zip) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in =
            new DigestInputStream(open(zip, AuditExportSignature.ENTRIES_FILE), digest);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        StoredEntry entry = entry(Json.object(line));
        entries++;
        if (wrong == null && !entry.isIntact()) {
          wrong = entry;
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static StoredEntry entry(Map<String, Object> line) {
    HexFormat hex = HexFormat.of();
    return new StoredEntry(
        text(line, "stream"),
        number(line, "seq"),
        Instant.parse(text(line, "at")),
        text(line, "actor"),
        text(line, "action"),
        text(line, "subject"),
        text(line, "details"),
        text(line, "channel"),
        text(line, "address"),
        (int) number(line, "hashFormat"),
        hex.parseHex(text(line, "prevHash")),
        hex.parseHex(text(line, "hash")));
  }

  private static String text(Map<String, Object> line, String name) {
    if (line.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a line without " + name);
  }

  private static long number(Map<String, Object> line, String name) {
    if (line.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("a line without " + name);
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    if (zip.getEntry(name) == null) {
      throw new IOException("it holds no " + name);
    }
    return zip.getInputStream(zip.getEntry(name));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
