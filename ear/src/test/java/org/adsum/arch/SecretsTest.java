package org.adsum.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No file of the project holds a key, a token or a keystore. */
class SecretsTest {
  private static final Path PROJECT = Path.of(System.getProperty("adsum.project", ".."));
  private static final long MOST_BYTES = 2_000_000;

  /** What is made by builds or belongs to Git, and is in no commit. */
  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", ".git", ".adsum", ".idea", ".npm");

  /** Written so that this file does not match itself. */
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("-{5}BEGIN [A-Z ]*PRIVATE" + " KEY-{5}"),
          Pattern.compile("AKIA" + "[0-9A-Z]{16}"),
          Pattern.compile("gh[pousr]" + "_[A-Za-z0-9]{36}"),
          Pattern.compile("xox[baprs]" + "-[0-9A-Za-z-]{10,}"),
          Pattern.compile("AIza" + "[0-9A-Za-z_-]{35}"),
          Pattern.compile(
              "eyJ[A-Za-z0-9_-]{20,}" + "\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}"));

  private static final Pattern KEY_FILES =
      Pattern.compile(
          ".*\\.(p12|pfx|jks|jceks|keystore|pem|key|der)|(.*/)?\\.env|.*id_(rsa|ed25519)");

  @Test
  void noTrackedFileHoldsASecret() throws IOException {
    List<String> found = new ArrayList<>();
    int looked = 0;
    try (Stream<Path> files = Files.walk(PROJECT.toRealPath())) {
      Path root = PROJECT.toRealPath();
      for (Path file :
          files
              .filter(path -> isOurs(root.relativize(path)))
              .filter(Files::isRegularFile)
              .toList()) {
        String name = root.relativize(file).toString();
        looked++;
        if (KEY_FILES.matcher(name).matches()) {
          found.add(name);
        }
        if (Files.size(file) < MOST_BYTES) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          SECRETS.stream()
              .filter(secret -> secret.matcher(text).find())
              .forEach(secret -> found.add(name + ": " + secret.pattern()));
        }
      }
    }
    assertTrue(looked > 500, "looked at " + looked);
    assertEquals(List.of(), found);
  }

  private static boolean isOurs(Path relative) {
    for (Path part : relative) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }
}
