package org.adsum.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one student saw. Times are {@code System.nanoTime()}, lengths milliseconds. Used by the
 * student's thread, then by those who judge.
 */
final class Seen {
  final Script script;

  /** State by attempt; PENDING until the student was told. */
  final Map<String, String> attempts = new LinkedHashMap<>();

  final Map<String, String> reasons = new LinkedHashMap<>();
  final List<String> wrong = new ArrayList<>();

  /** Refusals that the script does not expect, by code; the student went on or gave up. */
  final Map<String, Integer> refusals = new LinkedHashMap<>();

  long arrivedAt;
  long acceptedAt;
  long verdictAt;
  double ticketMillis = Double.NaN;
  double acceptMillis = Double.NaN;
  double verdictMillis = Double.NaN;
  int busy;
  int broken;
  int rescans;
  int duplicates;

  /** A submission was sent and no answer to it ever came. */
  boolean unanswered;

  boolean alreadyMarked;
  boolean gaveUp;

  Seen(Script script) {
    this.script = script;
  }

  /** The state of the last attempt; empty without one. */
  String lastState() {
    String last = "";
    for (String state : attempts.values()) {
      last = state;
    }
    return last;
  }
}
