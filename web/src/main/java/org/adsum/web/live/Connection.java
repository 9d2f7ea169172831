package org.adsum.web.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** One browser that listens. */
final class Connection {
  private static final Logger LOG = Logger.getLogger(Connection.class);
  private static final int MOST_WAITING = 200;
  private static final long SEND_TIMEOUT_MILLIS = 10_000;

  private final Session socket;
  private final String person;
  private final Executor executor;
  private final Backlog backlog = new Backlog(MOST_WAITING);

  Connection(Session socket, String person, Executor executor) {
    this.socket = socket;
    this.person = person;
    this.executor = executor;
    socket.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
  }

  /** Id of the account that listens. */
  String person() {
    return person;
  }

  boolean isOn(Session other) {
    return socket.getId().equals(other.getId());
  }

  /** Sends without waiting for the client. */
  void send(Outgoing message) {
    switch (backlog.add(message)) {
      case SEND_NOW -> sendNext();
      case TOO_MUCH -> close(CloseCodes.TRY_AGAIN_LATER, "too slow");
      case WAITS, OUTDATED -> LOG.trace("Not sent now");
    }
  }

  private void sendNext() {
    Outgoing next = backlog.next();
    if (next == null || !socket.isOpen()) {
      return;
    }
    try {
      socket.getAsyncRemote().sendText(next.text(), this::sent);
    } catch (RuntimeException gone) {
      LOG.debug("A client is gone", gone);
    }
  }

  private void sent(SendResult result) {
    if (result.isOK()) {
      sendNext();
    } else {
      close(CloseCodes.TRY_AGAIN_LATER, "not reachable");
    }
  }

  /** Closes elsewhere: saying good-bye to a slow client takes time too. */
  void close(CloseCodes code, String reason) {
    executor.execute(
        () -> {
          try {
            socket.close(new CloseReason(code, reason));
          } catch (IOException gone) {
            LOG.debug("A client was gone before it could be told", gone);
          }
        });
  }
}
