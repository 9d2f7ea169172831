package org.adsum.it.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs last: whatever the other tests did, the log names no student and no secret. */
@Order(Integer.MAX_VALUE)
class LogIT {
  private static final Pattern STUDENT = Pattern.compile("\\bstudent[0-4][0-9]\\b");

  @Test
  void theLogHasNoStudentsNamePasswordOrToken() throws IOException {
    String token = Api.signIn("student30", Adsum.PASSWORD).expect(200).text("token");
    Api.signIn("student31", "Wrong-Horse-8-Wrong");
    for (Path log : logs()) {
      try (Stream<String> lines = Files.lines(log)) {
        List<String> found =
            lines
                .filter(
                    line ->
                        STUDENT.matcher(line).find()
                            || line.contains(Adsum.PASSWORD)
                            || line.contains("Wrong-Horse")
                            || line.contains(token))
                .limit(5)
                .toList();
        assertEquals(List.of(), found, log.toString());
      }
    }
  }

  @Test
  void noStartSwitchesJsonBOff() throws IOException {
    for (Path log : logs()) {
      try (Stream<String> lines = Files.lines(log)) {
        assertEquals(
            List.of(), lines.filter(line -> line.contains("WFLYRS0018")).toList(), log.toString());
      }
    }
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> all = Files.list(Adsum.server().logFile().getParent())) {
      List<Path> logs =
          all.filter(file -> file.getFileName().toString().startsWith("server.log")).toList();
      assertFalse(logs.isEmpty());
      return logs;
    }
  }
}
