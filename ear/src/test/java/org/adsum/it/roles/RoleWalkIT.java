package org.adsum.it.roles;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks every page and every endpoint with every role, by the table in {@code docs/roles.md}. What
 * has no row there is found and fails the test, with the line to be added.
 */
@ExtendWith(Invariants.class)
class RoleWalkIT {
  private static final Path TABLE = Adsum.project().resolve("docs/roles.md");
  private static final Path FOUND = Adsum.TARGET.resolve("role-walk.md");
  private static final List<String> COLUMNS = List.copyOf(SampleRecords.COLUMNS.keySet());

  /** A row: what is called, with which body, and the statuses in the order of the columns. */
  record Row(String method, String path, String body, List<String> statuses) {
    String key() {
      return method + " " + path.replaceAll("\\?.*", "").replaceAll("\\{[^}]*\\}", "{}");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Row> rows() {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return lines.filter(line -> line.startsWith("| `")).map(RoleWalkIT::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    List<String> cells =
        Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|"))
            .map(String::strip)
            .toList();
    String[] call = cells.get(0).replace("`", "").split(" ", 3);
    if (cells.size() != COLUMNS.size() + 1) {
      throw new IllegalArgumentException("Not " + COLUMNS.size() + " statuses: " + line);
    }
    return new Row(
        call[0], call[1], call.length > 2 ? call[2] : "{}", cells.subList(1, cells.size()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRoleGetsWhatTheTableSays(Row row) {
    List<String> found = new ArrayList<>();
    assertAll(
        COLUMNS.stream()
            .map(
                column ->
                    () -> {
                      Reply reply = call(row, column);
                      found.add(String.valueOf(reply.status()));
                      assertTrue(reply.status() < 500, row + " " + column + ": " + reply.body());
                      assertSafe(row, column, reply);
                    }));
    note(line(row, found));
    assertEquals(line(row, row.statuses()), line(row, found));
  }

  /** Keeps what was found as a whole table, to be compared or copied. */
  private static void note(String line) {
    try {
      Files.writeString(FOUND, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void startAnew() throws IOException {
    Files.deleteIfExists(FOUND);
  }

  private static void assertSafe(Row row, String column, Reply reply) {
    String what = row + " as " + column;
    boolean api = row.path().startsWith("/api/");
    if (reply.status() == 302 && column.equals("nobody")) {
      assertTrue(reply.header("Location").contains("/login"), what + reply.header("Location"));
    }
    if (api && reply.status() >= 400) {
      assertTrue(
          reply.header("Content-Type").startsWith("application/problem+json"),
          what + ": " + reply.header("Content-Type"));
    }
    if (reply.status() == 200 || reply.status() == 404) {
      assertEquals("DENY", reply.header("X-Frame-Options"), what);
      assertTrue(
          String.join(";", reply.headers().allValues("Content-Security-Policy"))
              .contains("frame-ancestors 'none'"),
          what + " may be framed: " + reply.headers().map());
    }
  }

  /** Behind its own name a view must not be open to others than behind the address. */
  @ParameterizedTest
  @MethodSource("rows")
  void theViewBehindAPageRefusesThoseWhomThePageRefuses(Row row) {
    String view = WebSurface.pages().get(row.path().replaceAll("\\{[^}]*\\}", "{id}"));
    if (view == null || !row.method().equals("GET")) {
      return;
    }
    for (int i = 0; i < COLUMNS.size(); i++) {
      String page = row.statuses().get(i);
      int status = SampleRecords.caller(COLUMNS.get(i)).at(view.substring(1)).status();
      boolean refused = page.equals("403") || page.equals("303") || page.equals("401");
      // Asked for without a record there is also nothing to refuse.
      if (refused && status != 404) {
        assertEquals(page, String.valueOf(status), view + " as " + COLUMNS.get(i));
      }
    }
  }

  @Test
  void everyPageAndEveryEndpointStandsInTheTable() {
    Set<String> known = rows().stream().map(Row::key).collect(Collectors.toSet());
    TreeSet<String> missing = new TreeSet<>();
    Stream.concat(
            WebSurface.pages().keySet().stream().map(page -> "GET " + page),
            WebSurface.endpoints().stream())
        .filter(call -> !known.contains(call.replaceAll("\\{[^}]*\\}", "{}")))
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      fail(
          "Without a row in docs/roles.md. If this is right, add:\n"
              + missing.stream().map(this::observed).collect(Collectors.joining("\n")));
    }
  }

  /** The line with what the server answers now; ids that it does not know, so nothing changes. */
  private String observed(String call) {
    String[] words = call.split(" ", 2);
    Row row =
        new Row(
            words[0],
            words[1].replaceAll("\\{[^}]*\\}", "{none}").replace("*", "none"),
            "{}",
            List.of());
    return line(
        new Row(words[0], words[1].contains("*") ? words[1] : row.path(), "{}", List.of()),
        COLUMNS.stream().map(column -> String.valueOf(call(row, column).status())).toList());
  }

  @Test
  void theTableHasNoRowsOfWhatIsGone() {
    Set<String> there = new TreeSet<>();
    WebSurface.pages().keySet().forEach(page -> there.add("GET " + page));
    there.addAll(WebSurface.endpoints());
    Set<String> keys =
        there.stream().map(c -> c.replaceAll("\\{[^}]*\\}", "{}")).collect(Collectors.toSet());
    List<String> gone =
        rows().stream().map(Row::key).filter(key -> !keys.contains(key)).distinct().toList();
    assertEquals(List.of(), gone, "Rows without a page or an endpoint");
  }

  private static Reply call(Row row, String column) {
    String path = SampleRecords.get().fill(row.path()).replace("*", "none").substring(1);
    Api caller = SampleRecords.caller(column);
    return caller.call(row.method(), path, SampleRecords.get().fill(row.body()));
  }

  private static String line(Row row, List<String> statuses) {
    String body = row.body().equals("{}") ? "" : " " + row.body();
    return "| `"
        + row.method()
        + " "
        + row.path()
        + body
        + "` | "
        + String.join(" | ", statuses)
        + " |";
  }
}
