package org.adsum.chaos;

import java.util.Set;

/** What the broker and the transaction manager say of themselves while the server runs. */
public interface BrokerView {
  /** How many messages a queue holds, those being delivered among them. */
  long messages(String queue);

  /** The attempts whose messages wait in a queue; those being delivered are not among them. */
  Set<String> attempts(String queue);

  /** How many messages of a queue are being delivered. */
  long delivering(String queue);

  /** The transactions in the transaction manager's log, after a probe: in doubt, or heuristic. */
  Set<String> transactions();
}
