package org.adsum.face;

/** The bytes are not an image that the engine takes. The message names the reason, not content. */
public final class UnreadableImage extends Exception {
  public UnreadableImage(String message) {
    super(message);
  }

  public UnreadableImage(String message, Throwable cause) {
    super(message, cause);
  }
}
