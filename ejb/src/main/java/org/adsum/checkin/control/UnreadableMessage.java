package org.adsum.checkin.control;

/** A message of frames that this version cannot read; its words hold nothing of the frames. */
final class UnreadableMessage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableMessage(String message) {
    super(message);
  }
}
