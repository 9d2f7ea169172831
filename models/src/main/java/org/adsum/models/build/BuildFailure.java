package org.adsum.models.build;

/** The model packs cannot be built; the message tells the person at the keyboard what to do. */
public final class BuildFailure extends RuntimeException {
  public BuildFailure(String message) {
    super(message);
  }

  public BuildFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
