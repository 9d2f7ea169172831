package org.adsum.web.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.attendance.entity.RecordSource;
import org.adsum.checkin.boundary.BoardAttempt;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.checkin.entity.ReviewState;
import org.junit.jupiter.api.Test;

class BoardRowTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void whoDidSomethingLastStandsFirstAndTheOthersFollowByName() {
    List<BoardRow> rows =
        BoardRow.of(
            List.of(
                missing("1", "Zoe"),
                missing("2", "Bea"),
                present("3", "Ana", TEN),
                present("4", "Carl", TEN.plusSeconds(5))),
            List.of(attempt("2", AttemptState.REJECTED, TEN.plusSeconds(9))));

    assertEquals(List.of("Bea", "Carl", "Ana", "Zoe"), rows.stream().map(BoardRow::name).toList());
  }

  @Test
  void aRecordSpeaksLouderThanAnAttempt() {
    BoardRow row =
        BoardRow.of(
                List.of(present("1", "Ana", TEN)),
                List.of(attempt("1", AttemptState.REVIEW, TEN.plusSeconds(1))))
            .get(0);

    assertEquals(BoardStatus.PRESENT, row.status());
    assertEquals(TEN, row.at());
    assertFalse(row.review());
  }

  @Test
  void theNewestAttemptCounts() {
    BoardRow row =
        BoardRow.of(
                List.of(missing("1", "Ana")),
                List.of(
                    attempt("1", AttemptState.PENDING, TEN.plusSeconds(1)),
                    attempt("1", AttemptState.REJECTED, TEN)))
            .get(0);

    assertEquals(BoardStatus.WAITING, row.status());
  }

  @Test
  void anUnsureAttemptStillAsksForAPersonWhenTheSessionIsOver() {
    RecordView absent = new RecordView("1", "s1", "Ana", AttendanceStatus.ABSENT, null, null, 0);
    BoardRow row =
        BoardRow.of(List.of(absent), List.of(attempt("1", AttemptState.REVIEW, TEN))).get(0);

    assertEquals(BoardStatus.ABSENT, row.status());
    assertTrue(row.review());
    assertTrue(BoardFilter.REVIEW.takes(row));
  }

  @Test
  void anAttemptThatATeacherDidNotConfirmIsRefusedAndAsksForNobody() {
    BoardRow row = BoardRow.of(List.of(missing("1", "Ana")), List.of(refused("1"))).get(0);

    assertEquals(BoardStatus.REFUSED, row.status());
    assertEquals(ReviewState.REFUSED, row.decided());
    assertFalse(row.review());
    assertTrue(BoardFilter.REFUSED.takes(row));
  }

  @Test
  void anOpenReviewAsksForAPersonAlsoWhenTheStudentHasTriedAgainSince() {
    List<BoardAttempt> attempts =
        List.of(
            attempt("1", AttemptState.REJECTED, TEN.plusSeconds(9)),
            attempt("1", AttemptState.REVIEW, TEN));
    BoardRow row = BoardRow.of(List.of(missing("1", "Ana")), attempts).get(0);

    assertEquals(BoardStatus.REFUSED, row.status());
    assertTrue(row.review());
    assertTrue(BoardFilter.REVIEW.takes(row));
    assertFalse(BoardFilter.WAITING.takes(row));
  }

  @Test
  void everyoneWhoWouldBeAbsentIsMissing() {
    List<BoardRow> rows =
        BoardRow.of(
            List.of(
                missing("1", "A"), missing("2", "B"), missing("3", "C"), present("4", "D", TEN)),
            List.of(
                attempt("1", AttemptState.REJECTED, TEN), attempt("2", AttemptState.REVIEW, TEN)));

    assertEquals(3, BoardFilter.MISSING.count(rows));
    assertEquals(1, BoardFilter.REFUSED.count(rows));
    assertEquals(1, BoardFilter.HERE.count(rows));
    assertEquals(4, BoardFilter.ALL.count(rows));
  }

  @Test
  void searchFindsNamesAndStudentIdsInAnyCase() {
    BoardRow row = BoardRow.of(List.of(missing("1", "Žofia Novák")), List.of()).get(0);

    assertTrue(row.matches(" žOF", Locale.ENGLISH));
    assertTrue(row.matches("S1", Locale.ENGLISH));
    assertTrue(row.matches(null, Locale.ENGLISH));
    assertFalse(row.matches("x", Locale.ENGLISH));
  }

  private static RecordView missing(String id, String name) {
    return new RecordView(id, "s" + id, name, null, null, null, 0);
  }

  private static RecordView present(String id, String name, Instant at) {
    return new RecordView(id, "s" + id, name, AttendanceStatus.PRESENT, at, RecordSource.FACE, 1);
  }

  private static BoardAttempt refused(String student) {
    return new BoardAttempt(
        "a", student, TEN, AttemptState.REVIEW, AttemptReason.UNSURE, ReviewState.REFUSED);
  }

  private static BoardAttempt attempt(String student, AttemptState state, Instant at) {
    ReviewState review = state == AttemptState.REVIEW ? ReviewState.OPEN : null;
    return new BoardAttempt("a", student, at, state, AttemptReason.NOT_RECOGNISED, review);
  }
}
