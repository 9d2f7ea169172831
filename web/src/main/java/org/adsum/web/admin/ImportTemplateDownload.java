package org.adsum.web.admin;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.adsum.provisioning.entity.ImportKind;
import org.adsum.shared.boundary.Csv;

/** A file to fill in: {@code ?kind=USERS}. */
@WebServlet("/admin/import-template.csv")
public class ImportTemplateDownload extends HttpServlet {
  private static final Map<ImportKind, List<List<String>>> EXAMPLES =
      Map.of(
          ImportKind.FACULTIES,
          List.of(List.of("code", "title"), List.of("SCI", "Faculty of Science")),
          ImportKind.TERMS,
          List.of(
              List.of("code", "title", "start", "end"),
              List.of("2026A", "Autumn 2026", "2026-09-01", "2027-01-31")),
          ImportKind.COURSES,
          List.of(
              List.of("coursecode", "title", "faculty"),
              List.of("CS-301", "Operating Systems", "SCI")),
          ImportKind.SECTIONS,
          List.of(
              List.of("course", "term", "number", "room"), List.of("CS-301", "2026A", "A", "B12")),
          ImportKind.USERS,
          List.of(
              List.of("sourcedId", "username", "givenName", "familyName", "email", "roles"),
              List.of("u-1001", "ana.novak", "Ana", "Novak", "ana@uni.example", "student")),
          ImportKind.ENROLMENTS,
          List.of(
              List.of("user", "course", "term", "number", "role", "beginDate", "endDate"),
              List.of("ana.novak", "CS-301", "2026A", "A", "student", "2026-09-01", "")));

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ImportKind kind =
        Stream.of(ImportKind.values())
            .filter(k -> k.name().equals(request.getParameter("kind")))
            .findFirst()
            .orElse(null);
    if (kind == null) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    List<List<String>> lines = EXAMPLES.get(kind);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + kind.name().toLowerCase(Locale.ROOT) + ".csv\"");
    response.getWriter().write(Csv.file(lines.get(0), lines.stream().skip(1)));
  }
}
