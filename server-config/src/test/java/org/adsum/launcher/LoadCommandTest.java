package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {
  @TempDir Path folder;

  private LaunchProblem refused(String... options) {
    Settings settings =
        Settings.from(Map.of("ADSUM_HOME", folder.toString()), Settings.enclosingProject());
    return assertThrows(LaunchProblem.class, () -> LoadCommand.run(List.of(options), settings));
  }

  @Test
  void withoutStudentsOrTimeTheUsageIsTold() {
    assertTrue(refused().getMessage().startsWith("Usage: ./adsum load"));
    assertTrue(refused("--students", "5").getMessage().startsWith("Usage: ./adsum load"));
    assertTrue(refused("--students", "5", "--within").getMessage().startsWith("Usage:"));
    assertTrue(refused("--what").getMessage().startsWith("Usage: ./adsum load"));
  }

  @Test
  void numbersOutOfBoundsAreNamed() {
    assertEquals(
        "--students needs a number from 1 to 20000.",
        refused("--students", "0", "--within", "5").getMessage());
    assertTrue(
        refused("--students", "5", "--within", "soon").getMessage().startsWith("--within needs"));
    assertEquals(
        "--route is face, code or mixed, not nose.",
        refused("--students", "5", "--within", "5", "--route", "nose").getMessage());
  }

  @Test
  void photosMustBeOfTwoPeople() {
    assertTrue(
        refused("--students", "5", "--within", "5", "--photos", folder.toString())
            .getMessage()
            .startsWith("There are not two people"));
  }
}
