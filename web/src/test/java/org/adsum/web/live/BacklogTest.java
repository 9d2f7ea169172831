package org.adsum.web.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** The rules are those of the package. */
class BacklogTest {
  private final Backlog backlog = new Backlog(3);

  @Test
  void oneMessageIsSentAtATimeAndInOrder() {
    assertEquals(Backlog.Outcome.SEND_NOW, backlog.add(Outgoing.of("a")));
    assertEquals("a", backlog.next().text());
    assertEquals(Backlog.Outcome.WAITS, backlog.add(Outgoing.of("b")));
    assertEquals(Backlog.Outcome.WAITS, backlog.add(Outgoing.of("c")));
    assertEquals("b", backlog.next().text());
    assertEquals("c", backlog.next().text());
    assertNull(backlog.next());
    assertEquals(Backlog.Outcome.SEND_NOW, backlog.add(Outgoing.of("d")));
  }

  @Test
  void aWaitingCodeGivesWayToTheNextOne() {
    backlog.add(Outgoing.of("being sent"));
    backlog.next();
    backlog.add(new Outgoing("code 7", 7));
    backlog.add(Outgoing.of("news"));
    backlog.add(new Outgoing("code 8", 8));
    assertEquals("news", backlog.next().text());
    assertEquals("code 8", backlog.next().text());
    assertNull(backlog.next());
  }

  @Test
  void anOlderCodeIsNeverSentAfterANewerOne() {
    backlog.add(new Outgoing("code 8", 8));
    backlog.next();
    backlog.next();
    assertEquals(Backlog.Outcome.OUTDATED, backlog.add(new Outgoing("code 7", 7)));
    assertNull(backlog.next());
  }

  @Test
  void aClientThatFallsTooFarBehindIsGivenUp() {
    backlog.add(Outgoing.of("being sent"));
    backlog.next();
    for (int i = 0; i < 3; i++) {
      assertEquals(Backlog.Outcome.WAITS, backlog.add(Outgoing.of("n" + i)));
    }
    assertEquals(Backlog.Outcome.TOO_MUCH, backlog.add(Outgoing.of("one more")));
  }
}
