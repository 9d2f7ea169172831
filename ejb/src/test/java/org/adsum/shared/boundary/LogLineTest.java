package org.adsum.shared.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogLineTest {
  private static final Path PROJECT = Path.of(System.getProperty("adsum.project", ".."));
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (ADSUM\\d{4}) \\| (\\w+) \\|");
  private static final Pattern UNNUMBERED =
      Pattern.compile("\\bLOG\\s*\\.\\s*(info|warn|error|fatal|log)[vf]?\\(");

  @Test
  void noNumberIsGivenTwice() {
    Set<String> ids = new HashSet<>();
    Stream.of(LogLine.values()).map(LogLine::id).forEach(ids::add);
    assertEquals(LogLine.values().length, ids.size());
  }

  @Test
  void theRunbookHasEachLineWithItsLevelAndNoOther() throws IOException {
    Set<String> lines = new TreeSet<>();
    Stream.of(LogLine.values()).map(line -> line.id() + " " + line.level()).forEach(lines::add);
    Set<String> told = new TreeSet<>();
    ROW.matcher(Files.readString(PROJECT.resolve("docs/runbook.md")))
        .results()
        .map(row -> row.group(1) + " " + row.group(2))
        .forEach(told::add);
    assertEquals(lines, told);
  }

  @Test
  void whatIsLoggedHasANumberUnlessItIsForDebugging() throws IOException {
    List<String> without = new ArrayList<>();
    for (String module : List.of("ejb", "web", "inference-worker", "ear/health")) {
      try (Stream<Path> all = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
        for (Path file : all.filter(path -> path.toString().endsWith(".java")).toList()) {
          if (UNNUMBERED.matcher(Files.readString(file)).find()) {
            without.add(file.getFileName().toString());
          }
        }
      }
    }
    assertEquals(List.of(), without);
  }
}
