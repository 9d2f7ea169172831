package org.adsum.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.adsum.audit.boundary.AuditFilter;
import org.adsum.audit.boundary.AuditPlace;
import org.adsum.audit.entity.AuditExportSignature;
import org.adsum.audit.entity.StoredEntry;

/** Writes entries and a signature over them; any number of entries, a thousand in memory. */
@ApplicationScoped
public class AuditExport {
  private static final int PIECE = 1_000;

  @Inject AuditRepository entries;
  @Inject AuditSigner signer;

  /** Writes a ZIP of the entries, the signature and the public key that checks it. */
  public void write(AuditFilter filter, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    MessageDigest digest = sha256();
    zip.putNextEntry(new ZipEntry(AuditExportSignature.ENTRIES_FILE));
    AuditPlace place = null;
    List<StoredEntry> piece = entries.find(filter, null, PIECE);
    while (!piece.isEmpty()) {
      for (StoredEntry entry : piece) {
        byte[] line = (line(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(line);
        zip.write(line);
      }
      StoredEntry last = piece.get(piece.size() - 1);
      place = new AuditPlace(last.at(), last.stream(), last.seq());
      piece = piece.size() < PIECE ? List.of() : entries.find(filter, place, PIECE);
    }
    zip.closeEntry();
    String sha256 = HexFormat.of().formatHex(digest.digest());
    put(zip, AuditExportSignature.SIGNATURE_FILE, signature(sha256));
    put(zip, "public-key.txt", signer.keys().publicKey().orElseThrow() + "\n");
    zip.finish();
    zip.flush();
  }

  private String signature(String sha256) {
    byte[] signed = signer.keys().sign(AuditExportSignature.message(sha256));
    return "sha256=%s\nkey=%s\nsignature=%s\n"
        .formatted(sha256, signer.keys().keyId(), Base64.getEncoder().encodeToString(signed));
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.US_ASCII));
    zip.closeEntry();
  }

  static String line(StoredEntry entry) {
    HexFormat hex = HexFormat.of();
    return Json.createObjectBuilder()
        .add("stream", entry.stream())
        .add("seq", entry.seq())
        .add("at", entry.at().toString())
        .add("actor", entry.actor())
        .add("action", entry.action())
        .add("subject", entry.subject())
        .add("details", entry.details())
        .add("channel", entry.channel())
        .add("address", entry.address())
        .add("hashFormat", entry.hashFormat())
        .add("prevHash", hex.formatHex(entry.prevHash()))
        .add("hash", hex.formatHex(entry.hash()))
        .build()
        .toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
