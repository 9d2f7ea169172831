package org.adsum.web.teacher;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.attendance.entity.RecordSource;
import org.adsum.checkin.boundary.BoardAttempt;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.ReviewState;

/**
 * One student on the board.
 *
 * @param student id of the account
 * @param username the university's student id
 * @param name of the student
 * @param status what the board says
 * @param at time of the record, or of the last attempt, or null
 * @param source of the record, or null
 * @param reason of the last attempt when there is no record, or null
 * @param decided how a teacher has closed the review of the last attempt when there is no record,
 *     or null
 * @param review whether a person must look: an attempt in review and no record
 * @param version of the record, 0 without one
 */
public record BoardRow(
    String student,
    String username,
    String name,
    BoardStatus status,
    Instant at,
    RecordSource source,
    AttemptReason reason,
    ReviewState decided,
    boolean review,
    int version) {

  private static final Comparator<BoardRow> NEWEST_FIRST =
      Comparator.comparing(BoardRow::at, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(BoardRow::name)
          .thenComparing(BoardRow::username);

  /**
   * The board's rows: who did something last stands first, who did nothing follows by name.
   *
   * @param attempts of the session, the newest first
   */
  static List<BoardRow> of(List<RecordView> records, List<BoardAttempt> attempts) {
    Map<String, BoardAttempt> latest = new HashMap<>();
    Set<String> inReview = new HashSet<>();
    for (BoardAttempt attempt : attempts) {
      latest.putIfAbsent(attempt.student(), attempt);
      if (attempt.review() == ReviewState.OPEN) {
        inReview.add(attempt.student());
      }
    }
    return records.stream()
        .map(
            record -> of(record, latest.get(record.student()), inReview.contains(record.student())))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private static BoardRow of(RecordView record, BoardAttempt latest, boolean inReview) {
    boolean recorded = record.version() > 0;
    boolean attempted = !recorded && latest != null;
    return new BoardRow(
        record.student(),
        record.username(),
        record.name(),
        BoardStatus.of(record, latest),
        attempted ? latest.submittedAt() : record.at(),
        record.source(),
        attempted ? latest.reason() : null,
        attempted && latest.review() != ReviewState.OPEN ? latest.review() : null,
        !recorded && inReview,
        record.version());
  }

  /** Whether name or student id holds these words, whatever their case. */
  boolean matches(String words, Locale locale) {
    return words == null
        || words.isBlank()
        || (name + ' ' + username).toLowerCase(locale).contains(words.strip().toLowerCase(locale));
  }
}
