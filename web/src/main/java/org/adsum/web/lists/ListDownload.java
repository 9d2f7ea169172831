package org.adsum.web.lists;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.web.shell.Zone;

/**
 * Lists as files: {@code /admin/lists/users.csv} and {@code .xlsx}, with the parameters of the
 * list's page; {@code columns} names those wanted, all otherwise. Rows go out as the database gives
 * them.
 */
@WebServlet("/admin/lists/*")
public class ListDownload extends HttpServlet {
  private static final Pattern FILE = Pattern.compile("/([a-z-]{1,40})\\.(csv|xlsx)");

  @Inject @Any transient Instance<ListSource<?>> sources;
  @Inject transient Zone zone;
  @Inject transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    Matcher file = FILE.matcher(path);
    ListSource<?> source =
        file.matches()
            ? sources.stream()
                .filter(found -> found.name().equals(file.group(1)))
                .findFirst()
                .orElse(null)
            : null;
    if (source == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      send(source, file.group(2), request, response);
    }
  }

  private <T> void send(
      ListSource<T> source, String kind, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ListQuery query = ListAddress.read(request::getParameter, source.filters(), zone.getId());
    List<ListColumn<T>> columns = wanted(source, request.getParameter("columns"));
    ResourceBundle texts =
        ResourceBundle.getBundle(
            source.bundle(), Locale.ENGLISH, ListDownload.class.getClassLoader());
    List<String> header = columns.stream().map(c -> texts.getString(c.header())).toList();
    response.setContentType(
        kind.equals("csv")
            ? "text/csv;charset=UTF-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone.getId());
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + source.name() + "-" + today + "." + kind + "\"");
    Output output = () -> open(kind, source.name(), header, response);
    Rows<T> rows = new Rows<>(columns, output);
    source.each(query, rows::add);
    rows.end();
  }

  private TableFile open(
      String kind, String title, List<String> header, HttpServletResponse response)
      throws IOException {
    return kind.equals("csv")
        ? new CsvFile(response.getOutputStream(), header)
        : new SpreadsheetFile(response.getOutputStream(), title, header, zone.getId());
  }

  private static <T> List<ListColumn<T>> wanted(ListSource<T> source, String names) {
    List<String> named = names == null ? List.of() : Arrays.asList(names.split(","));
    List<ListColumn<T>> found =
        source.columns().stream().filter(column -> named.contains(column.name())).toList();
    return found.isEmpty() ? source.columns() : found;
  }

  private interface Output {
    TableFile open() throws IOException;
  }

  /** Opens the file with the first row only: a refusal before it is answered as one. */
  private static final class Rows<T> {
    private final List<ListColumn<T>> columns;
    private final Output output;
    private TableFile file;

    Rows(List<ListColumn<T>> columns, Output output) {
      this.columns = columns;
      this.output = output;
    }

    void add(T row) {
      try {
        file().row(values(row));
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    /** Values may be null, which {@code List.of} and its kin refuse. */
    private List<Object> values(T row) {
      return Arrays.asList(columns.stream().map(column -> column.value().apply(row)).toArray());
    }

    void end() throws IOException {
      file().close();
    }

    private TableFile file() throws IOException {
      if (file == null) {
        file = output.open();
      }
      return file;
    }
  }
}
