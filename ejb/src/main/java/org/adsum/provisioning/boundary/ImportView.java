package org.adsum.provisioning.boundary;

import java.io.Serializable;
import java.time.Instant;
import org.adsum.provisioning.entity.ImportState;

/**
 * One import.
 *
 * @param hash SHA-256 of the file, in hex
 * @param found what was found out about each file: kind, encoding, separator and rows
 * @param done how much of {@code total} is done while it runs
 * @param problem the code of the problem that ended it, or null
 * @param detail that problem in words, or null
 * @param undoable whether it is the one that was applied last
 */
public record ImportView(
    String id,
    String fileName,
    String hash,
    long bytes,
    String found,
    String completeFor,
    ImportState state,
    long done,
    long total,
    int newRows,
    int changedRows,
    int goneRows,
    int sameRows,
    int errorRows,
    String problem,
    String detail,
    String madeBy,
    Instant madeAt,
    String appliedBy,
    Instant appliedAt,
    String undoneBy,
    Instant undoneAt,
    boolean undoable)
    implements Serializable {

  /** Whether the server works on it. */
  public boolean running() {
    return state.isRunning();
  }

  /** How much is done, in percent. */
  public int percent() {
    return total <= 0 ? 0 : (int) Math.min(100, 100 * done / total);
  }
}
