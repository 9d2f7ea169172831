package org.adsum.shared.entity.photo;

/** The bytes are no photo that Adsum takes. The message names the rule, never content. */
public final class PhotoRefused extends Exception {

  /** What is wrong, from the view of who sent it. */
  public enum Reason {
    /**
     * Not one of the formats, or a kind of it that is not taken (CMYK, more than 8 bits in JPEG).
     */
    FORMAT,
    /** Ends too early, or contradicts its format. */
    DAMAGED,
    /** More pixels or bytes than are taken. */
    TOO_LARGE,
    /** More than one picture, or something else besides it. */
    NOT_PLAIN
  }

  private final Reason reason;

  PhotoRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static PhotoRefused damaged(String message) {
    return new PhotoRefused(Reason.DAMAGED, message);
  }

  public Reason reason() {
    return reason;
  }
}
