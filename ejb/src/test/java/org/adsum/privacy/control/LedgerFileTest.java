package org.adsum.privacy.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {
  private static final Instant AT = Instant.parse("2027-03-01T08:00:00.123456Z");

  @TempDir Path folder;

  private LedgerFile at(String name) {
    LedgerFile ledger = new LedgerFile();
    ledger.file = Optional.of(folder.resolve(name).toString());
    return ledger;
  }

  @Test
  void whatWasWrittenIsReadAndNamesNobody() throws Exception {
    LedgerFile ledger = at("ledger");
    ledger.append(new LedgerFile.Line(AT, "ACCOUNT", DeletionLedger.hashOf("person")));
    LedgerFile.Line line = ledger.read().get(0);
    assertEquals(AT, line.at());
    assertEquals("ACCOUNT", line.kind());
    assertArrayEquals(DeletionLedger.hashOf("person"), line.personHash());
    assertFalse(Files.readString(folder.resolve("ledger")).contains("person"));
  }

  @Test
  void aLineThatACrashCutOffIsSkipped() throws Exception {
    LedgerFile ledger = at("ledger");
    ledger.append(new LedgerFile.Line(AT, "FACE", DeletionLedger.hashOf("one")));
    Files.writeString(
        folder.resolve("ledger"), "\n2027-03-01T08:00:01Z ACC", StandardOpenOption.APPEND);
    ledger.append(new LedgerFile.Line(AT, "FACE", DeletionLedger.hashOf("other")));
    assertEquals(2, ledger.read().size());
  }

  @Test
  void aMissingFileIsAnEmptyLedgerAndAnUnwritableOneStopsNothing() {
    assertEquals(List.of(), at("missing").read());
    LedgerFile nowhere = at("no/such/folder/ledger");
    nowhere.append(new LedgerFile.Line(AT, "FACE", DeletionLedger.hashOf("one")));
    assertEquals(List.of(), nowhere.read());
  }
}
