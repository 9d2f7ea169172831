package org.adsum.web.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.adsum.course.boundary.SectionView;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;
import org.junit.jupiter.api.Test;

class SectionCardTest {
  private static final Instant EVENING = Instant.parse("2026-11-22T23:30:00Z");
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  @Test
  void whatIsOnComesFirstThenWhatIsNextThenTheRestByName() {
    List<SectionCard> cards =
        SectionCard.of(
            List.of(section("a"), section("b"), section("c"), section("d")),
            List.of(
                session("c", SessionState.SCHEDULED, EVENING),
                session("d", SessionState.LOCKED, EVENING.plusSeconds(60))),
            Map.of("a", 40L));

    assertEquals(
        List.of("d", "c", "a", "b"), cards.stream().map(card -> card.section().id()).toList());
    assertEquals(40, cards.get(2).students());
    assertEquals(0, cards.get(3).students());
  }

  @Test
  void aLiveSessionIsShownBeforeAScheduledOneOfTheSameSection() {
    SectionCard card =
        SectionCard.of(
                List.of(section("a")),
                List.of(
                    session("a", SessionState.SCHEDULED, EVENING),
                    session("a", SessionState.OPEN, EVENING.plusSeconds(60))),
                Map.of())
            .get(0);

    assertTrue(card.isLive());
  }

  @Test
  void todayIsThatOfTheTeachersZone() {
    SectionCard card =
        SectionCard.of(
                List.of(section("a")),
                List.of(session("a", SessionState.SCHEDULED, EVENING)),
                Map.of())
            .get(0);

    assertTrue(card.isOn(LocalDate.parse("2026-11-23"), VIENNA));
    assertFalse(card.isOn(LocalDate.parse("2026-11-22"), VIENNA));
  }

  private static SectionView section(String id) {
    return new SectionView(id, "co", "te", "CS-301", id, "Operating Systems", "2026W", "B12", 0);
  }

  private static SessionView session(String section, SessionState state, Instant opens) {
    return new SessionView(
        "x", section, "CS-301", "A", "Operating Systems", null, state, opens, opens, opens, 10, 0);
  }
}
