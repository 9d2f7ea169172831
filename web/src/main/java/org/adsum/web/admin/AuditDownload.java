package org.adsum.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.adsum.audit.boundary.AuditBoundary;
import org.adsum.audit.boundary.AuditFilter;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.shared.boundary.Problems;
import org.adsum.web.shell.Zone;

/** A signed export of what the page of the log shows, with the page's parameters. */
@WebServlet("/admin/audit/export.zip")
public class AuditDownload extends HttpServlet {
  @Inject transient AuditBoundary log;
  @Inject transient ScopeBoundary scopes;
  @Inject transient Zone zone;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AuditFilter filter;
    try {
      filter =
          AuditQuery.filter(
              day(request.getParameter("from")),
              day(request.getParameter("to")),
              request.getParameter("person"),
              request.getParameter("action"),
              request.getParameter("stream"),
              request.getParameter("address"),
              zone.getId());
    } catch (DateTimeException wrong) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    try {
      scopes.requireWhole();
      log.beginExport(filter);
    } catch (RuntimeException refused) {
      response.sendError(Problems.of(refused).code().status());
      return;
    }
    response.setContentType("application/zip");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.zip\"");
    log.export(filter, response.getOutputStream());
  }

  private static LocalDate day(String text) {
    return text == null || text.isBlank() ? null : LocalDate.parse(text);
  }
}
