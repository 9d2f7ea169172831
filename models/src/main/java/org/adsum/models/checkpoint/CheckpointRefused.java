package org.adsum.models.checkpoint;

/**
 * The file is not a checkpoint that Adsum reads; the message says what it holds instead.
 *
 * <p>Messages quote names out of the file, so they are made printable and kept short here: a file
 * must not write to anybody's terminal.
 */
public final class CheckpointRefused extends Exception {
  private static final int LONGEST = 400;

  public CheckpointRefused(String message) {
    super(printable(message));
  }

  public CheckpointRefused(String message, Throwable cause) {
    super(printable(message), cause);
  }

  private static String printable(String message) {
    String cut = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "?");
  }
}
