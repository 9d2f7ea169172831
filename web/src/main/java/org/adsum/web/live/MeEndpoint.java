package org.adsum.web.live;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import org.jboss.logging.Logger;

/** A person's own news: sessions that open, verdicts, records. */
@ServerEndpoint("/live/me")
public class MeEndpoint {
  private static final Logger LOG = Logger.getLogger(MeEndpoint.class);
  private static final int MOST_PER_PERSON = 20;

  @Inject LiveHub hub;

  /** Lets everybody in who is signed in, with a limit of open pages. */
  @OnOpen
  public void open(Session socket) throws IOException {
    String person = LiveDoor.person(socket);
    if (person == null) {
      socket.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "not allowed"));
    } else if (hub.people().count(person) >= MOST_PER_PERSON) {
      socket.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too many pages"));
    } else {
      hub.people().add(person, hub.connection(socket, person));
    }
  }

  /** Forgets the client. */
  @OnClose
  public void close(Session socket) {
    String person = LiveDoor.person(socket);
    if (person != null) {
      hub.people().remove(person, socket);
    }
  }

  /** A broken line is nothing special. */
  @OnError
  public void failed(Session socket, Throwable failure) {
    LOG.debug("A person's line broke", failure);
  }
}
