package org.adsum.face.evaluate;

/** An evaluation cannot go on; the message is one line for the person who started it. */
final class EvaluationProblem extends RuntimeException {
  /** The call was wrong: options, or a folder or file that is not there. */
  static final int WRONG_CALL = 2;

  /** The call was right, but what it named cannot be evaluated. */
  static final int FAILED = 1;

  private final int exitCode;

  private EvaluationProblem(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static EvaluationProblem wrongCall(String key, Object... arguments) {
    return new EvaluationProblem(WRONG_CALL, Texts.of(key, arguments));
  }

  static EvaluationProblem failed(String key, Object... arguments) {
    return new EvaluationProblem(FAILED, Texts.of(key, arguments));
  }

  int exitCode() {
    return exitCode;
  }
}
