package org.adsum.web.live;

/**
 * A message on its way to a client.
 *
 * @param text JSON
 * @param step of the code that it carries; 0 for all other messages
 */
record Outgoing(String text, long step) {
  static Outgoing of(String text) {
    return new Outgoing(text, 0);
  }

  boolean isCode() {
    return step != 0;
  }
}
