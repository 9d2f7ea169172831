package org.adsum.it.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Rows;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rule 4: what the owner of the database changes is found. */
@ExtendWith(Invariants.class)
class AuditVerifyIT {
  private static final int BROKEN = 4;

  @Test
  void theLogIsIntactAsItWasWritten() throws Exception {
    Answer answer = adsum("audit", "verify");
    assertEquals(0, answer.code(), answer.text());
    assertTrue(answer.text().contains("intact"), answer.text());
  }

  @Test
  void aChangedEntryIsFoundAndNamed() throws Exception {
    String stream = Rows.column("select min(stream) from audit_entry").get(0);
    String before =
        Rows.column("select details from audit_entry where stream = ? and seq = 1", stream).get(0);
    Rows.change("update audit_entry set details = 'x' where stream = ? and seq = 1", stream);
    try {
      Answer answer = adsum("audit", "verify");
      assertEquals(BROKEN, answer.code(), answer.text());
      assertTrue(answer.text().contains(stream + ": changed after"), answer.text());
      assertTrue(answer.text().contains("entry 1"), answer.text());
    } finally {
      Rows.change(
          "update audit_entry set details = ? where stream = ? and seq = 1", before, stream);
    }
    assertEquals(0, adsum("audit", "verify").code());
  }

  private record Answer(int code, String text) {}

  private static Answer adsum(String... arguments) throws IOException, InterruptedException {
    AdsumServer server = Adsum.server();
    List<String> command = new ArrayList<>(List.of(Adsum.project().resolve("adsum").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("ADSUM_DB_"));
    builder.environment().put("ADSUM_HOME", server.settings().home().toString());
    builder
        .environment()
        .put("ADSUM_PORT_OFFSET", String.valueOf(server.settings().databasePort() - 43306));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }
}
