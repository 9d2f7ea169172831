package org.adsum.audit.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A signed statement of where chains ended at a time; it covers the statement before it.
 *
 * @param number from 1, without gaps
 * @param anchors how many chains it names
 * @param keyId which key signed it
 */
public record Checkpoint(
    long number,
    Instant at,
    int anchors,
    byte[] prevDigest,
    byte[] digest,
    String keyId,
    byte[] signature) {

  /** The digest of a checkpoint with these ends of chains, in the order of their streams. */
  public static byte[] digest(long number, Instant at, byte[] prevDigest, List<ChainHead> anchors) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(prevDigest);
      update(digest, "checkpoint " + number + " " + at + " " + anchors.size() + "\n");
      HexFormat hex = HexFormat.of();
      for (ChainHead head : anchors) {
        update(digest, head.stream() + " " + head.seq() + " " + hex.formatHex(head.hash()) + "\n");
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
