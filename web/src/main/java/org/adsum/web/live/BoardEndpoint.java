package org.adsum.web.live;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import org.adsum.session.boundary.SessionId;
import org.adsum.shared.boundary.Problem;
import org.jboss.logging.Logger;

/** What happens in one session, for its teachers and for admins. */
@ServerEndpoint("/live/session/{id}")
public class BoardEndpoint {
  private static final Logger LOG = Logger.getLogger(BoardEndpoint.class);

  @Inject LiveHub hub;
  @Inject LiveDesk desk;
  @Inject CodeBeat beat;

  /** Lets those in who may watch, and shows them the code of this moment and each one after it. */
  @OnOpen
  public void open(Session socket, @PathParam("id") String id) throws IOException {
    String person = LiveDoor.person(socket);
    if (person == null || !mayWatch(id, person)) {
      socket.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "not allowed"));
      return;
    }
    Connection connection = hub.connection(socket, person);
    hub.boards().add(id, connection);
    try {
      desk.code(new SessionId(id)).ifPresent(code -> connection.send(LiveMessages.code(code)));
      beat.start(id);
    } catch (RuntimeException failure) {
      // Without a beat the board would show an old code; its page connects anew.
      LOG.debug("A board cannot be served now", failure);
      hub.boards().remove(id, socket);
      socket.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "not now"));
    }
  }

  /** Forgets the client. */
  @OnClose
  public void close(Session socket, @PathParam("id") String id) {
    hub.boards().remove(id, socket);
  }

  /** A broken line is nothing special. */
  @OnError
  public void failed(Session socket, Throwable failure) {
    LOG.debug("A board's line broke", failure);
  }

  private boolean mayWatch(String id, String person) {
    try {
      return desk.mayWatch(new SessionId(id), person);
    } catch (Problem unknown) {
      return false;
    }
  }
}
