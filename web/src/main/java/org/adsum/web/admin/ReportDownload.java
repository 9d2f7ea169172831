package org.adsum.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.adsum.admin.boundary.CourseAttendanceCsv;
import org.adsum.admin.boundary.ReportBoundary;
import org.adsum.web.shell.Zone;

/** The report by course as a file: {@code ?from=2026-09-01&to=2026-09-30}, both required. */
@WebServlet("/admin/reports/attendance.csv")
public class ReportDownload extends HttpServlet {
  @Inject transient ReportBoundary reports;
  @Inject transient Zone zone;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LocalDate from = day(request.getParameter("from"));
    LocalDate to = day(request.getParameter("to"));
    if (from == null || to == null) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"attendance-" + from + "-" + to + ".csv\"");
    response.getWriter().write(CourseAttendanceCsv.write(reports.byCourse(from, to, zone.getId())));
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      return null;
    }
  }
}
