package org.adsum.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.adsum.provisioning.boundary.ImportBoundary;
import org.adsum.provisioning.boundary.ImportRowView;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.shared.boundary.Csv;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.adsum.shared.boundary.Problem;

/** The errors of an import as a file, for whoever mends the source: {@code ?id=}. */
@WebServlet("/admin/import-errors.csv")
public class ImportErrorsDownload extends HttpServlet {
  private static final int SOME = 500;

  @Inject transient ImportBoundary imports;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    Page<ImportRowView> page;
    try {
      page = errors(id, 0);
    } catch (Problem unknown) {
      response.sendError(unknown.code().status());
      return;
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"import-errors-" + id + ".csv\"");
    Writer out = response.getWriter();
    out.write(
        Csv.file(
            List.of("line", "about", "column", "problem", "value"),
            page.items().stream().flatMap(ImportErrorsDownload::lines)));
    for (int first = SOME; first < page.total(); first += SOME) {
      String more =
          Csv.file(
              List.of("line"),
              errors(id, first).items().stream().flatMap(ImportErrorsDownload::lines));
      out.write(more.substring(more.indexOf('\n') + 1));
    }
  }

  private Page<ImportRowView> errors(String id, int first) {
    return imports.lines(id, ImportRowState.ERROR, null, new PageRequest(null, first, SOME));
  }

  private static java.util.stream.Stream<List<String>> lines(ImportRowView row) {
    return row.problems().stream()
        .map(
            problem ->
                List.of(
                    String.valueOf(row.line()),
                    row.label(),
                    problem.column(),
                    ImportWords.of(problem),
                    problem.value()));
  }
}
