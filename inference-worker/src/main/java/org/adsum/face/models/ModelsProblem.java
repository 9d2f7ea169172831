package org.adsum.face.models;

/** A call cannot be carried out; the message is for the person who made it. */
final class ModelsProblem extends RuntimeException {
  /** The call was wrong: options, a name that is not known, a file that is not there. */
  static final int WRONG_CALL = 2;

  /** The call was right, but cannot be carried out. */
  static final int FAILED = 1;

  private final int exitCode;

  private ModelsProblem(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static ModelsProblem wrongCall(String key, Object... arguments) {
    return new ModelsProblem(WRONG_CALL, Texts.of(key, arguments));
  }

  static ModelsProblem failed(String key, Object... arguments) {
    return new ModelsProblem(FAILED, Texts.of(key, arguments));
  }

  int exitCode() {
    return exitCode;
  }
}
