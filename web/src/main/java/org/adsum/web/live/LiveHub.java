package org.adsum.web.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.Session;

/** The connections of this node. */
@ApplicationScoped
public class LiveHub {
  private final Audience boards = new Audience();
  private final Audience people = new Audience();

  @Resource ManagedExecutorService executor;

  /** Those who watch a session, by its id. */
  Audience boards() {
    return boards;
  }

  /** Those who listen to their own news, by the account's id. */
  Audience people() {
    return people;
  }

  Connection connection(Session socket, String person) {
    return new Connection(socket, person, executor);
  }
}
