package org.adsum.web.teacher;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.checkin.boundary.BoardAttempt;
import org.adsum.checkin.boundary.ReviewBoundary;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;

/** Who is here? The live board of one session. It asks anew on every request. */
@Named
@ViewScoped
public class SessionBoard implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SessionBoundary sessions;
  @Inject AttendanceBoundary attendance;
  @Inject ReviewBoundary reviews;
  @Inject PageAnswers answers;

  private String id;
  private BoardFilter filter = BoardFilter.ALL;
  private String query;
  private transient SessionView session;
  private transient List<BoardAttempt> attempts;
  private transient List<BoardRow> rows;

  /** Reads the session that the address names. */
  public void load() {
    reread();
    answers.load(() -> sessions.get(new SessionId(id)));
  }

  /** Forgets what was read, so that the next look is a fresh one. */
  public void reread() {
    session = null;
    attempts = null;
    rows = null;
  }

  /** Stops check-ins for a while. */
  public void lock() {
    change(sessions::lock);
  }

  /** Takes check-ins again. */
  public void unlock() {
    change(sessions::unlock);
  }

  /** Ends the session. */
  public void close() {
    change(sessions::close);
  }

  /** Calls off a scheduled session. */
  public void cancel() {
    change(sessions::cancel);
  }

  /** Shows the rows of the big number that the request names; pressed again, all rows. */
  public void show() {
    reread();
    String name =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterMap()
            .get("filter");
    filter =
        Arrays.stream(BoardFilter.values())
            .filter(each -> each.name().equals(name) && each != filter)
            .findFirst()
            .orElse(BoardFilter.ALL);
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  /** The session of this moment. */
  public SessionView getSession() {
    if (session == null) {
      session = sessions.get(new SessionId(id));
    }
    return session;
  }

  /** The rows to be shown, the newest first. */
  public List<BoardRow> getRows() {
    Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
    return all().stream().filter(filter::takes).filter(row -> row.matches(query, locale)).toList();
  }

  /** How many students a big number counts. */
  public long count(BoardFilter number) {
    return number.count(all());
  }

  /** How many students there are in all. */
  public int getStudents() {
    return all().size();
  }

  /** The numbers that can be pressed, in their order. */
  public List<BoardFilter> getFilters() {
    return List.of(
        BoardFilter.HERE,
        BoardFilter.LATE,
        BoardFilter.REVIEW,
        BoardFilter.WAITING,
        BoardFilter.REFUSED,
        BoardFilter.MISSING);
  }

  /** How many students closing the session makes absent. */
  public long getWouldBeAbsent() {
    return all().stream().filter(row -> row.status().isUndecided()).count();
  }

  /** Whether the session takes check-ins, or could again. */
  public boolean isLive() {
    return getSession().state().isLive();
  }

  /** Whether marks can be corrected: not before it has opened. */
  public boolean isCorrectable() {
    return isLive() || getSession().state() == SessionState.CLOSED;
  }

  public BoardFilter getFilter() {
    return filter;
  }

  public String getQuery() {
    return query;
  }

  public void setQuery(String query) {
    this.query = query;
  }

  /** One student's row of this moment. */
  BoardRow row(String student) {
    return all().stream().filter(row -> row.student().equals(student)).findFirst().orElse(null);
  }

  /** One student's attempts, the newest first. */
  List<BoardAttempt> attemptsOf(String student) {
    return attempts().stream().filter(attempt -> attempt.student().equals(student)).toList();
  }

  /** Check-ins without a face that wait for the teacher, the first one first. */
  public List<CodeCheckIn> getByCode() {
    return CodeCheckIn.of(attempts(), all());
  }

  private List<BoardRow> all() {
    if (rows == null) {
      rows = BoardRow.of(attendance.ofSession(new SessionId(id)), attempts());
    }
    return rows;
  }

  private List<BoardAttempt> attempts() {
    if (attempts == null) {
      attempts = reviews.ofSession(new SessionId(id));
    }
    return attempts;
  }

  private void change(Function<SessionId, SessionView> step) {
    answers.act(null, () -> step.apply(new SessionId(id)));
    reread();
  }
}
