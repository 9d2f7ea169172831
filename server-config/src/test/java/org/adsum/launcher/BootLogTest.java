package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootLogTest {

  @TempDir Path folder;

  private void append(Path log, String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void onlyWhatIsWrittenAfterTheStartCounts() throws IOException {
    Path log = folder.resolve("server.log");
    append(log, "INFO WFLYSRV0025: an earlier start\n");
    BootLog boot = new BootLog(log);
    assertTrue(boot.read().isEmpty());
    append(log, "INFO  [org.jboss.as] WFLYSRV00");
    assertTrue(boot.read().isEmpty());
    append(log, "25: started\n");
    assertEquals(BootLog.Outcome.STARTED, boot.read().orElseThrow());
  }

  @Test
  void theFirstErrorIsKeptForThePerson() throws IOException {
    Path log = folder.resolve("server.log");
    BootLog boot = new BootLog(log);
    append(log, "1 ERROR [a] first\n2 ERROR [b] second\nCaused by: other\n");
    append(log, "3 ERROR [c] WFLYSRV0026: with errors\n");
    assertEquals(BootLog.Outcome.STARTED_WITH_ERRORS, boot.read().orElseThrow());
    assertEquals("1 ERROR [a] first", boot.firstError().orElseThrow());
  }

  @Test
  void theInnermostCauseSaysMoreThanItsError() throws IOException {
    Path log = folder.resolve("server.log");
    BootLog boot = new BootLog(log);
    append(
        log, "1 ERROR [a] failed\n\tat x\nCaused by: outer\nCaused by: no driver\n2 INFO [b] on\n");
    assertTrue(boot.read().isEmpty());
    assertEquals("no driver", boot.firstError().orElseThrow());
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsToldFromOtherFaults() throws IOException {
    Path log = folder.resolve("server.log");
    append(
        log,
        "0 WARN [a] earlier\nCaused by: com.mysql.cj.jdbc.exceptions.CommunicationsException\n");
    BootLog boot = new BootLog(log);
    append(log, "1 ERROR [a] failed\nCaused by: no driver\n");
    boot.read();
    assertFalse(boot.databaseMissed());
    append(log, "Caused by: com.mysql.cj.jdbc.exceptions.CommunicationsException: link failure\n");
    boot.read();
    assertTrue(boot.databaseMissed());
  }

  @Test
  void aRotatedLogIsReadFromItsBeginning() throws IOException {
    Path log = folder.resolve("server.log");
    append(log, "x".repeat(5000) + "\n");
    BootLog boot = new BootLog(log);
    Files.delete(log);
    append(log, "FATAL WFLYSRV0056: failed\n");
    assertEquals(BootLog.Outcome.FAILED, boot.read().orElseThrow());
  }
}
