package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules, figures and runbook tell of the same things; MetricsIT checks the figures themselves. */
class AlertRulesTest {
  private static final Path PROJECT = Settings.enclosingProject();

  @Test
  void everyAlertHasItsPartOfTheRunbookAndTheOtherWayRound() throws IOException {
    String alerts = runbook().replaceAll("(?s)^.*\n## Alerts\n|\n## Tasks\n.*$", "");

    Set<String> named = found("- alert: (\\w+)", rules());

    assertFalse(named.isEmpty());
    assertEquals(named, found("(?m)^### (\\w+)$", alerts));
  }

  @Test
  void everyFigureOfARuleStandsInTheRunbook() throws IOException {
    Set<String> used = found("(adsum_\\w+?)(?:_bucket)?\\b", rules());
    used.removeAll(found("`(adsum_\\w+)", runbook()));

    assertEquals(Set.of(), used);
  }

  private static String rules() throws IOException {
    return Files.readString(PROJECT.resolve("server-config/alerts.yaml"));
  }

  private static String runbook() throws IOException {
    return Files.readString(PROJECT.resolve("docs/runbook.md"));
  }

  private static Set<String> found(String pattern, String text) {
    Set<String> all = new TreeSet<>();
    Pattern.compile(pattern).matcher(text).results().forEach(match -> all.add(match.group(1)));
    return all;
  }
}
