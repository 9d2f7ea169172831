package org.adsum.web.live;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.List;
import java.util.Set;
import org.adsum.session.boundary.SessionId;
import org.jboss.logging.Logger;

/**
 * Keeps the lines honest: a sign of life three times a minute, by which both sides notice a dead
 * line, and once a minute a look whether everybody may still listen. The sign does not wait for the
 * look, which takes its time when many listen.
 */
@Singleton
@Lock(LockType.READ)
public class LiveBeat {
  private static final Logger LOG = Logger.getLogger(LiveBeat.class);

  /** People of one question to the database. */
  private static final int AT_ONCE = 500;

  @Inject LiveHub hub;
  @Inject LiveDesk desk;

  /** Sends the sign of life. */
  @Schedule(hour = "*", minute = "*", second = "5/20", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  @PermitAll
  public void beat() {
    hub.boards().tell(hub.boards().topics(), LiveMessages.BEAT);
    hub.people().tell(hub.people().topics(), LiveMessages.BEAT);
  }

  /** Disconnects those who may not listen any more. */
  @Schedule(hour = "*", minute = "*", second = "15", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  @PermitAll
  public void check() {
    try {
      for (String session : hub.boards().topics()) {
        hub.boards().listeners(session).stream()
            .filter(listener -> !desk.mayWatch(new SessionId(session), listener.person()))
            .forEach(LiveBeat::dismiss);
      }
      List<String> people = List.copyOf(hub.people().topics());
      for (int from = 0; from < people.size(); from += AT_ONCE) {
        List<String> some = people.subList(from, Math.min(from + AT_ONCE, people.size()));
        Set<String> welcome = desk.mayListen(some);
        some.stream()
            .filter(person -> !welcome.contains(person))
            .flatMap(person -> hub.people().listeners(person).stream())
            .forEach(LiveBeat::dismiss);
      }
    } catch (RuntimeException failure) {
      LOG.debug("The listeners could not be checked; the next minute will do", failure);
    }
  }

  private static void dismiss(Connection listener) {
    listener.close(CloseCodes.VIOLATED_POLICY, "not allowed any more");
  }
}
