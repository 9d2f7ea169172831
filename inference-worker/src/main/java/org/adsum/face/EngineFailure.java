package org.adsum.face;

/** A network could not be loaded or run: a fault of the machine, not of the image. */
public final class EngineFailure extends RuntimeException {
  public EngineFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
