package org.adsum.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security names every requirement once, and no test that there is not. */
class SecurityPageTest {
  private static final Path PROJECT = Path.of(System.getProperty("adsum.project", ".."));

  /** Requirements of ASVS 5.0.0 of levels 1 and 2. */
  private static final int LEVELS_1_AND_2 = 253;

  @Test
  void everyRequirementOfLevels1And2StandsThereOnce() throws IOException {
    Matcher row = Pattern.compile("(?m)^\\| (V\\d+\\.\\d+\\.\\d+) \\| [12] \\|").matcher(page());
    Set<String> ids = new TreeSet<>();
    int rows = 0;
    while (row.find()) {
      ids.add(row.group(1));
      rows++;
    }
    assertEquals(LEVELS_1_AND_2, rows);
    assertEquals(rows, ids.size());
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Matcher named = Pattern.compile("`([A-Z][A-Za-z]+(?:IT|Test))\\b").matcher(page());
    Set<String> missing = new TreeSet<>();
    Set<String> tests = tests();
    while (named.find()) {
      if (!tests.contains(named.group(1))) {
        missing.add(named.group(1));
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static String page() throws IOException {
    return Files.readString(PROJECT.resolve("docs/security.md"));
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT.toRealPath())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
