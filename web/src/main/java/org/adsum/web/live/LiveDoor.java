package org.adsum.web.live;

import jakarta.websocket.Session;

/** What both endpoints do when a client comes. */
final class LiveDoor {
  private static final int LONGEST_MESSAGE = 1024;

  private LiveDoor() {}

  /**
   * Id of the account that the handshake was signed in as, or null. Clients have nothing to say.
   */
  static String person(Session socket) {
    socket.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    socket.setMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
    return socket.getUserPrincipal() == null ? null : socket.getUserPrincipal().getName();
  }
}
