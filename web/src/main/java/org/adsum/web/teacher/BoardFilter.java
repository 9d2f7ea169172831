package org.adsum.web.teacher;

import java.util.List;
import java.util.function.Predicate;

/** The board's big numbers; each is a count of rows and, when pressed, shows just those rows. */
public enum BoardFilter {
  ALL(row -> true),
  HERE(row -> row.status().isHere()),
  LATE(row -> row.status() == BoardStatus.LATE),
  REVIEW(BoardRow::review),
  WAITING(row -> row.status() == BoardStatus.WAITING),
  REFUSED(row -> row.status() == BoardStatus.REFUSED),
  MISSING(row -> row.status() == BoardStatus.ABSENT || row.status().isUndecided());

  private final Predicate<BoardRow> rule;

  BoardFilter(Predicate<BoardRow> rule) {
    this.rule = rule;
  }

  /** Whether the row is one of those. */
  public boolean takes(BoardRow row) {
    return rule.test(row);
  }

  /** How many of the rows are. */
  public long count(List<BoardRow> rows) {
    return rows.stream().filter(rule).count();
  }

  /** The style of the number, as that of the status it counts. */
  public String getStyle() {
    return switch (this) {
      case ALL -> "all";
      case HERE -> "present";
      case LATE -> "late";
      case REVIEW -> "review";
      case WAITING -> "waiting";
      case REFUSED -> "refused";
      case MISSING -> "absent";
    };
  }
}
