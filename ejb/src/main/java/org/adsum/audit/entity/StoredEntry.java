package org.adsum.audit.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One link of a chain as it is kept, and the calculation of its hash.
 *
 * <p>Format 1 covers everything up to the details; format 2 also says its own number, the channel
 * and the address. A format is never changed: entries written by it must verify for ever.
 *
 * @param hashFormat how its hash is calculated
 */
public record StoredEntry(
    String stream,
    long seq,
    Instant at,
    String actor,
    String action,
    String subject,
    String details,
    String channel,
    String address,
    int hashFormat,
    byte[] prevHash,
    byte[] hash) {

  /** The format of what is written now. */
  public static final int FORMAT = 2;

  /** The hash before the first entry of a chain. */
  public static byte[] beginning() {
    return new byte[32];
  }

  /** Whether the entry is what was written. */
  public boolean isIntact() {
    return MessageDigest.isEqual(hash, computeHash());
  }

  /** Whether the entry is what was written, and follows {@code previousHash}. */
  public boolean follows(byte[] previousHash) {
    return MessageDigest.isEqual(prevHash, previousHash) && isIntact();
  }

  /** The hash that belongs to the other values. */
  byte[] computeHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(prevHash);
      // Lengths in front of the fields, so that moving a character from one field to the next
      // changes the hash.
      for (String field : fields()) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private List<String> fields() {
    List<String> fields =
        new ArrayList<>(
            List.of(stream, Long.toString(seq), at.toString(), actor, action, subject, details));
    if (hashFormat == 1) {
      return fields;
    }
    fields.add(0, Integer.toString(hashFormat));
    fields.add(channel);
    fields.add(address);
    return fields;
  }

  /** The same values with the hash that belongs to them. */
  StoredEntry sealed() {
    return new StoredEntry(
        stream,
        seq,
        at,
        actor,
        action,
        subject,
        details,
        channel,
        address,
        hashFormat,
        prevHash,
        computeHash());
  }
}
