package org.adsum.audit.entity;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Follows every chain from its beginning to its end. It is told all entries in the order of stream
 * and number, and holds one of them at a time.
 */
public class ChainCheck {
  /** More are counted by nobody: the log is broken. */
  public static final int MOST_FAULTS = 20;

  private final Map<String, ChainHead> ends;
  private final Iterator<ChainHead> anchors;
  private final List<ChainFault> faults = new ArrayList<>();
  private ChainHead anchor;
  private String stream = "";
  private byte[] lastHash = StoredEntry.beginning();
  private long lastSeq;
  private long streams;
  private long entries;

  /**
   * @param ends the ends of the chains as they were before the first entry was read
   * @param anchors what the checkpoints tell, in the order of stream and number
   */
  public ChainCheck(Map<String, ChainHead> ends, Iterator<ChainHead> anchors) {
    this.ends = ends;
    this.anchors = anchors;
    this.anchor = anchors.hasNext() ? anchors.next() : null;
  }

  /** Takes the next entry. */
  public void accept(StoredEntry entry) {
    if (!entry.stream().equals(stream)) {
      endStream();
      beginStream(entry.stream());
    }
    entries++;
    if (entry.seq() != lastSeq + 1) {
      add(ChainFault.Kind.MISSING, stream, lastSeq + 1);
    } else if (!MessageDigest.isEqual(entry.prevHash(), lastHash)) {
      add(ChainFault.Kind.UNLINKED, stream, entry.seq());
    }
    if (!entry.isIntact()) {
      add(ChainFault.Kind.CHANGED, stream, entry.seq());
    }
    compareWithAnchors(entry.stream(), entry.seq(), entry.hash());
    compareWithEnd(entry);
    lastSeq = entry.seq();
    lastHash = entry.hash();
  }

  /** Ends the check of the chains; no entry may follow. */
  public void end() {
    endStream();
    while (anchor != null) {
      add(ChainFault.Kind.MISSING, anchor.stream(), anchor.seq());
      nextAnchor();
    }
    for (ChainHead left : ends.values()) {
      if (left.seq() > 0) {
        add(ChainFault.Kind.MISSING, left.stream(), 1);
      }
    }
  }

  /** Notes what was found wrong elsewhere. */
  public void add(ChainFault.Kind kind, String where, long seq) {
    boolean known = faults.stream().anyMatch(fault -> fault.stream().equals(where));
    if (!known && faults.size() < MOST_FAULTS) {
      faults.add(new ChainFault(kind, where, seq));
    }
  }

  /** What was found. */
  public ChainReport report(long checkpoints, long millis) {
    return new ChainReport(streams, entries, checkpoints, List.copyOf(faults), millis);
  }

  /** How many entries were taken so far. */
  public long entries() {
    return entries;
  }

  private void beginStream(String name) {
    stream = name;
    streams++;
    lastSeq = 0;
    lastHash = StoredEntry.beginning();
  }

  private void endStream() {
    ChainHead end = ends.remove(stream);
    if (end != null && lastSeq < end.seq()) {
      add(ChainFault.Kind.MISSING, stream, lastSeq + 1);
    }
  }

  private void compareWithEnd(StoredEntry entry) {
    ChainHead end = ends.get(stream);
    if (end != null
        && end.seq() == entry.seq()
        && !MessageDigest.isEqual(end.hash(), entry.hash())) {
      add(ChainFault.Kind.REWRITTEN, stream, entry.seq());
    }
  }

  private void compareWithAnchors(String name, long seq, byte[] hash) {
    while (anchor != null && isBefore(anchor, name, seq)) {
      add(ChainFault.Kind.MISSING, anchor.stream(), anchor.seq());
      nextAnchor();
    }
    while (anchor != null && anchor.stream().equals(name) && anchor.seq() == seq) {
      if (!MessageDigest.isEqual(anchor.hash(), hash)) {
        add(ChainFault.Kind.REWRITTEN, name, seq);
      }
      nextAnchor();
    }
  }

  private static boolean isBefore(ChainHead head, String name, long seq) {
    int order = head.stream().compareTo(name);
    return order < 0 || order == 0 && head.seq() < seq;
  }

  private void nextAnchor() {
    anchor = anchors.hasNext() ? anchors.next() : null;
  }
}
