package org.adsum.web.teacher;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.attendance.boundary.AttendanceCsv;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.web.shell.Zone;

/**
 * {@code GET /teacher/records.csv?session=ID}, or {@code ?section=ID} for all sessions of a section
 * that have begun: the records as CSV, in the teacher's zone.
 */
@WebServlet("/teacher/records.csv")
public class RecordsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SESSIONS = 500;

  @Inject private CourseBoundary courses;
  @Inject private SessionBoundary sessions;
  @Inject private AttendanceBoundary attendance;
  @Inject private Zone zone;

  private record Download(String name, String content) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String section = request.getParameter("section");
      Download file =
          section == null
              ? session(new SessionId(request.getParameter("session")))
              : section(new SectionId(section));
      response.setContentType("text/csv;charset=UTF-8");
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + fileName(file.name()) + ".csv\"");
      response.getWriter().write(file.content());
    } catch (RuntimeException failure) {
      Problem problem = Problems.of(failure);
      if (problem.code() == ProblemCode.INTERNAL) {
        throw failure;
      }
      response.sendError(problem.code().status());
    }
  }

  private Download session(SessionId id) {
    SessionView session = sessions.get(id);
    ZoneId local = zone.getId();
    return new Download(
        session.label() + "-" + session.opensAt().atZone(local).toLocalDate(),
        AttendanceCsv.write(session, attendance.ofSession(id), local));
  }

  private Download section(SectionId id) {
    String name = courses.requireReader(id).label();
    Map<SessionView, List<RecordView>> rows = new LinkedHashMap<>();
    begun(id).forEach(s -> rows.put(s, attendance.ofSession(new SessionId(s.id()))));
    return new Download(name, AttendanceCsv.write(rows, zone.getId()));
  }

  private Stream<SessionView> begun(SectionId id) {
    return sessions.ofSection(id, 0, MOST_SESSIONS).stream()
        .filter(s -> s.state().isLive() || s.state() == SessionState.CLOSED);
  }

  /** The name with nothing in it that could end the header or name a folder. */
  static String fileName(String name) {
    return name.replaceAll("[^\\p{Alnum}._-]", "_");
  }
}
