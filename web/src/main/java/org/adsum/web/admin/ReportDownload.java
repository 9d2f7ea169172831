package org.adsum.web.admin;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import org.adsum.report.boundary.AttendanceBy;
import org.adsum.report.boundary.Days;
import org.adsum.report.boundary.ReportBoundary;
import org.adsum.report.boundary.ReportCsv;
import org.adsum.report.boundary.StudentQuestion;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.shared.entity.KnownDays;
import org.adsum.web.shell.Zone;

/**
 * The reports as files. Attendance and refusals take {@code ?from=2026-09-01&to=2026-09-30}, both
 * required, attendance also {@code by}; students take {@code term}, required, {@code course} and
 * {@code below}.
 */
@WebServlet({
  "/admin/reports/attendance.csv",
  "/admin/reports/students.csv",
  "/admin/reports/refusals.csv"
})
public class ReportDownload extends HttpServlet {
  @Inject transient ReportBoundary reports;
  @Inject transient Zone zone;

  private record File(String name, String content) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    File file;
    try {
      file = file(request);
    } catch (DateTimeException | IllegalArgumentException | NullPointerException wrong) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    } catch (EJBException failure) {
      Problem problem = Problems.of(failure);
      if (problem.code() == ProblemCode.INTERNAL) {
        throw failure;
      }
      response.sendError(problem.code().status());
      return;
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + ".csv\"");
    response.getWriter().write(file.content());
  }

  private File file(HttpServletRequest request) {
    reports.bringUpToDate();
    String path = request.getServletPath();
    if (path.endsWith("/students.csv")) {
      StudentQuestion question = question(request);
      return new File("students", ReportCsv.students(reports.allStudents(question)));
    }
    Days days =
        new Days(
            KnownDays.day(request.getParameter("from")),
            KnownDays.day(request.getParameter("to")),
            zone.getId());
    String name = days.from() + "-" + days.to();
    if (path.endsWith("/refusals.csv")) {
      return new File("refusals-" + name, ReportCsv.refusals(reports.refusals(days)));
    }
    String wanted = request.getParameter("by");
    AttendanceBy by = wanted == null ? AttendanceBy.COURSE : AttendanceBy.valueOf(wanted);
    return new File("attendance-" + name, ReportCsv.attendance(by, reports.attendance(by, days)));
  }

  private static StudentQuestion question(HttpServletRequest request) {
    String term = request.getParameter("term");
    if (term == null) {
      throw new IllegalArgumentException("no term");
    }
    String course = request.getParameter("course");
    return new StudentQuestion(
        term,
        course == null || course.isBlank() ? null : course.strip(),
        Integer.parseInt(request.getParameter("below")));
  }
}
