package org.adsum.report.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.adsum.attendance.boundary.RecordChanged;
import org.adsum.course.boundary.RosterChanged;
import org.adsum.session.boundary.SessionChanged;
import org.adsum.session.entity.SessionState;

/** Hears what puts sums out of date, and notes it in the same transaction. */
@ApplicationScoped
public class SumKeeper {
  @Inject SumRepository sums;

  void on(@Observes SessionChanged event) {
    if (event.state() == SessionState.CLOSED) {
      sums.mark(event.section());
    }
  }

  void on(@Observes RecordChanged event) {
    sums.markOfClosed(event.session());
  }

  void on(@Observes RosterChanged event) {
    sums.mark(event.section());
  }
}
