package org.adsum.it.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adsum.it.support.AdsumCommand;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rule 4: what the owner of the database changes is found. */
@ExtendWith(Invariants.class)
class AuditVerifyIT {
  private static final int BROKEN = 4;

  @Test
  void theLogIsIntactAsItWasWritten() throws Exception {
    AdsumCommand answer = AdsumCommand.run("audit", "verify");
    assertEquals(0, answer.code(), answer.text());
    assertTrue(answer.text().contains("intact"), answer.text());
  }

  @Test
  void aTouchedCheckpointIsFound() throws Exception {
    Api.as("admin").post("audit/verification").expect(200);
    String number = Rows.column("select max(number) from audit_checkpoint").get(0);
    assertEquals(0, AdsumCommand.run("audit", "verify").code());
    Rows.change("update audit_anchor set seq = seq + 1000000 where checkpoint = ?", number);
    try {
      AdsumCommand answer = AdsumCommand.run("audit", "verify");
      assertEquals(BROKEN, answer.code(), answer.text());
      assertTrue(answer.text().contains("does not fit what it covers, entry " + number));
    } finally {
      Rows.change("update audit_anchor set seq = seq - 1000000 where checkpoint = ?", number);
    }
    Rows.change("update audit_checkpoint set key_id = 'forged' where number = ?", number);
    try {
      AdsumCommand answer = AdsumCommand.run("audit", "verify");
      assertEquals(BROKEN, answer.code(), answer.text());
      assertTrue(answer.text().contains("no signature of a trusted key"), answer.text());
    } finally {
      Rows.change("update audit_checkpoint set key_id = ? where number = ?", keyId(), number);
    }
    assertEquals(0, AdsumCommand.run("audit", "verify").code());
  }

  private static String keyId() throws Exception {
    return AdsumCommand.run("audit", "key").text().replaceAll("(?s).*key ([0-9a-f]{16});.*", "$1");
  }

  @Test
  void anEndThatWasCutOffIsFoundByTheEndOfTheChain() throws Exception {
    String stream = "cut-off-" + System.nanoTime();
    Rows.change(
        "insert into audit_stream (name, last_seq, last_hash) values (?, 3, repeat('x', 32))",
        stream);
    try {
      AdsumCommand answer = AdsumCommand.run("audit", "verify");
      assertEquals(BROKEN, answer.code(), answer.text());
      assertTrue(answer.text().contains(stream + ": missing, entry 1"), answer.text());
    } finally {
      Rows.change("delete from audit_stream where name = ?", stream);
    }
  }

  @Test
  void aChangedEntryIsFoundAndNamed() throws Exception {
    String stream = Rows.column("select min(stream) from audit_entry").get(0);
    String before =
        Rows.column("select details from audit_entry where stream = ? and seq = 1", stream).get(0);
    Rows.change("update audit_entry set details = 'x' where stream = ? and seq = 1", stream);
    try {
      AdsumCommand answer = AdsumCommand.run("audit", "verify");
      assertEquals(BROKEN, answer.code(), answer.text());
      assertTrue(answer.text().contains(stream + ": changed after"), answer.text());
      assertTrue(answer.text().contains("entry 1"), answer.text());
    } finally {
      Rows.change(
          "update audit_entry set details = ? where stream = ? and seq = 1", before, stream);
    }
    assertEquals(0, AdsumCommand.run("audit", "verify").code());
  }
}
