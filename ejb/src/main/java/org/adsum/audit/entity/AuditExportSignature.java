package org.adsum.audit.entity;

import java.nio.charset.StandardCharsets;

/** What is signed of an export, and what the files in it are called. */
public final class AuditExportSignature {
  /** One JSON object a line, one line an entry. */
  public static final String ENTRIES_FILE = "audit.jsonl";

  /** Properties: {@code sha256}, {@code key}, {@code signature} (base64). */
  public static final String SIGNATURE_FILE = "audit.jsonl.sig";

  private AuditExportSignature() {}

  /**
   * The signed text.
   *
   * @param sha256 of the entries' file, in hexadecimal digits
   */
  public static byte[] message(String sha256) {
    return ("adsum audit export 1\nsha256 " + sha256 + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
