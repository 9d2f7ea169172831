package org.adsum.web.live;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one client has still to be sent, in order. A code that waits gives way to the next one, and
 * an older code is never sent after a newer one.
 */
final class Backlog {
  /** What became of a message. */
  enum Outcome {
    /** Nothing is being sent: take it out and send it. */
    SEND_NOW,
    /** It waits its turn. */
    WAITS,
    /** It is out of date and was dropped. */
    OUTDATED,
    /** Too much is waiting already. */
    TOO_MUCH
  }

  private final int most;
  private final Deque<Outgoing> waiting = new ArrayDeque<>();
  private boolean sending;
  private long lastStep;

  Backlog(int most) {
    this.most = most;
  }

  synchronized Outcome add(Outgoing message) {
    if (message.isCode()) {
      if (message.step() < lastStep) {
        return Outcome.OUTDATED;
      }
      lastStep = message.step();
      waiting.removeIf(Outgoing::isCode);
    }
    if (waiting.size() >= most) {
      return Outcome.TOO_MUCH;
    }
    waiting.add(message);
    if (sending) {
      return Outcome.WAITS;
    }
    sending = true;
    return Outcome.SEND_NOW;
  }

  /** The next message to send; null when there is none, and then nothing is being sent. */
  synchronized Outgoing next() {
    Outgoing next = waiting.poll();
    sending = next != null;
    return next;
  }
}
