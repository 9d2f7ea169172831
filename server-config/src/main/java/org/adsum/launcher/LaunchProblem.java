package org.adsum.launcher;

/** Something a person can put right; the message is one line, in that person's words. */
public class LaunchProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LaunchProblem(String message) {
    super(message);
  }

  LaunchProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
