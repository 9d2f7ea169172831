package org.adsum.web.teacher;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.adsum.checkin.boundary.BoardAttempt;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.ReviewState;

/**
 * A check-in without a face that a teacher has still to confirm.
 *
 * @param attempt its id
 * @param name of the student
 * @param username the university's student id
 * @param at when the code was typed
 */
public record CodeCheckIn(String attempt, String name, String username, Instant at)
    implements Serializable {

  /**
   * Those that wait, the first one first.
   *
   * @param attempts of the session, the newest first
   */
  static List<CodeCheckIn> of(List<BoardAttempt> attempts, List<BoardRow> rows) {
    Map<String, BoardRow> byStudent =
        rows.stream().collect(Collectors.toMap(BoardRow::student, Function.identity()));
    List<CodeCheckIn> waiting = new ArrayList<>();
    for (BoardAttempt attempt : attempts) {
      BoardRow row = byStudent.get(attempt.student());
      if (attempt.review() == ReviewState.OPEN
          && attempt.reason() == AttemptReason.NO_FACE_CHOSEN
          && row != null) {
        waiting.add(
            new CodeCheckIn(attempt.id(), row.name(), row.username(), attempt.submittedAt()));
      }
    }
    Collections.reverse(waiting);
    return waiting;
  }
}
