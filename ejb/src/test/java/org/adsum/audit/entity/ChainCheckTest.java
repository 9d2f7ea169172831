package org.adsum.audit.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules 4 and 5: what was changed is found. */
class ChainCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123456Z");
  private static final Origin HERE = new Origin("web", "192.0.2.7");

  private final List<StoredEntry> entries = new ArrayList<>();
  private final List<ChainHead> anchors = new ArrayList<>();
  private final Map<String, ChainHead> ends = new HashMap<>();

  @BeforeEach
  void twoChains() {
    write("a", 3);
    write("b", 2);
  }

  private void write(String name, int count) {
    AuditStream stream = new AuditStream(name);
    StoredEntry last = null;
    for (int i = 0; i < count; i++) {
      AuditEvent event = new AuditEvent(name, "thing.done", "subject", "count=" + i);
      last = stream.append(event, "me", HERE, NOW).stored();
      entries.add(last);
    }
    ends.put(name, new ChainHead(name, last.seq(), last.hash()));
  }

  private List<ChainFault> check() {
    ChainCheck check = new ChainCheck(new HashMap<>(ends), anchors.iterator());
    entries.forEach(check::accept);
    check.end();
    return check.report(0, 0).faults();
  }

  private static StoredEntry with(StoredEntry entry, String details, byte[] prevHash) {
    return new StoredEntry(
        entry.stream(),
        entry.seq(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        details,
        entry.channel(),
        entry.address(),
        entry.hashFormat(),
        prevHash,
        entry.hash());
  }

  @Test
  void whatWasWrittenIsIntact() {
    anchors.add(new ChainHead("a", 2, entries.get(1).hash()));
    assertEquals(List.of(), check());
  }

  @Test
  void entriesWrittenWhileItReadsDoNotDisturb() {
    ends.put("a", new ChainHead("a", 2, entries.get(1).hash()));
    ends.remove("b");
    assertEquals(List.of(), check());
  }

  @Test
  void aChangedEntryIsNamed() {
    entries.set(1, with(entries.get(1), "count=9", entries.get(1).prevHash()));
    assertEquals(List.of(new ChainFault(ChainFault.Kind.CHANGED, "a", 2)), check());
  }

  @Test
  void anExchangedEntryWithItsOwnHashDoesNotLeadOn() {
    entries.set(1, with(entries.get(1), "count=9", entries.get(1).prevHash()).sealed());
    assertEquals(List.of(new ChainFault(ChainFault.Kind.UNLINKED, "a", 3)), check());
  }

  @Test
  void aRemovedEntryIsMissing() {
    entries.remove(1);
    assertEquals(List.of(new ChainFault(ChainFault.Kind.MISSING, "a", 2)), check());
  }

  @Test
  void aRemovedEndIsMissing() {
    entries.remove(4);
    assertEquals(List.of(new ChainFault(ChainFault.Kind.MISSING, "b", 2)), check());
  }

  @Test
  void aRemovedChainIsMissing() {
    entries.removeIf(entry -> entry.stream().equals("a"));
    assertEquals(List.of(new ChainFault(ChainFault.Kind.MISSING, "a", 1)), check());
  }

  @Test
  void aChainRewrittenWithItsEndIsFoundByItsAnchor() {
    anchors.add(new ChainHead("b", 2, entries.get(4).hash()));
    StoredEntry first = with(entries.get(3), "count=9", StoredEntry.beginning()).sealed();
    StoredEntry second = with(entries.get(4), "count=1", first.hash()).sealed();
    entries.set(3, first);
    entries.set(4, second);
    ends.put("b", new ChainHead("b", 2, second.hash()));
    assertEquals(List.of(new ChainFault(ChainFault.Kind.REWRITTEN, "b", 2)), check());
  }

  @Test
  void aChainCutOffWithItsEndIsFoundByItsAnchor() {
    anchors.add(new ChainHead("b", 2, entries.get(4).hash()));
    entries.remove(4);
    ends.put("b", new ChainHead("b", 1, entries.get(3).hash()));
    assertEquals(List.of(new ChainFault(ChainFault.Kind.MISSING, "b", 2)), check());
  }

  @Test
  void theAddressAndTheChannelAreCovered() {
    StoredEntry entry = entries.get(0);
    StoredEntry elsewhere =
        new StoredEntry(
            "a",
            1,
            NOW,
            "me",
            "thing.done",
            "subject",
            "count=0",
            "web",
            "192.0.2.8",
            2,
            entry.prevHash(),
            entry.hash());
    assertTrue(entry.isIntact());
    assertEquals(false, elsewhere.isIntact());
  }

  /** Made by the version before the format had a number; it must verify for ever. */
  @Test
  void anEntryOfFormatOneStillVerifies() {
    StoredEntry old =
        new StoredEntry(
            "identity",
            1,
            Instant.parse("2026-11-22T10:00:00.000001Z"),
            "anonymous",
            "user.created",
            "01hx",
            "roles=[STUDENT]",
            "",
            "",
            1,
            StoredEntry.beginning(),
            java.util.HexFormat.of()
                .parseHex("3c036510d37893d8dcca5f0d13dec4979023ea0c4c5827cc9690c9f6afcb4c9e"));
    assertTrue(old.isIntact());
  }
}
