package org.adsum.load;

/** The run cannot begin, or cannot be judged; the message says why. */
public final class LoadProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LoadProblem(String message) {
    super(message);
  }

  public LoadProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
