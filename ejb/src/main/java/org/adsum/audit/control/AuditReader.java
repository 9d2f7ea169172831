package org.adsum.audit.control;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;
import org.adsum.audit.entity.AuditKeyRing;
import org.adsum.audit.entity.ChainCheck;
import org.adsum.audit.entity.ChainFault;
import org.adsum.audit.entity.ChainHead;
import org.adsum.audit.entity.ChainReport;
import org.adsum.audit.entity.Checkpoint;
import org.adsum.audit.entity.StoredEntry;

/**
 * Reads the log over a connection of its own, piece by piece, so that millions of entries need no
 * more memory than a few thousand. Without a container: the command that verifies runs it, too.
 */
public class AuditReader {
  /** The columns of an entry, in the order {@link #entry} reads them. */
  static final String COLUMNS =
      "stream, seq, at, actor, action, subject, details, channel, address, hash_format, prev_hash,"
          + " hash";

  private static final int PIECE = 2_000;

  private final Connection connection;
  private final AuditKeyRing keys;

  /**
   * @param keys whose signatures under checkpoints count
   */
  public AuditReader(Connection connection, AuditKeyRing keys) {
    this.connection = connection;
    this.keys = keys;
  }

  /**
   * Follows every chain and checks every checkpoint. What is written meanwhile does not disturb it.
   *
   * @param progress told how many entries were read so far, now and then
   */
  public ChainReport verify(LongConsumer progress) throws SQLException {
    long began = System.nanoTime();
    // First the checkpoints, then the ends, then the entries: each tells of something that must
    // already be there when the next is read.
    CheckpointWalk walk = new CheckpointWalk();
    walk.run();
    ChainCheck check = new ChainCheck(ends(), new Anchors(walk.last));
    if (walk.fault != null) {
      check.add(walk.fault, "checkpoints", walk.faultAt);
    }
    String stream = "";
    long seq = 0;
    List<StoredEntry> piece = entriesAfter(stream, seq);
    while (!piece.isEmpty()) {
      piece.forEach(check::accept);
      StoredEntry last = piece.get(piece.size() - 1);
      stream = last.stream();
      seq = last.seq();
      progress.accept(check.entries());
      piece = entriesAfter(stream, seq);
    }
    check.end();
    return check.report(walk.count, (System.nanoTime() - began) / 1_000_000);
  }

  /** Follows the checkpoints up to the first that is wrong, piece by piece. */
  private final class CheckpointWalk {
    private long count;
    private long last;
    private ChainFault.Kind fault;
    private long faultAt;
    private byte[] previous = StoredEntry.beginning();

    void run() throws SQLException {
      List<Checkpoint> piece = checkpointsAfter(last);
      while (!piece.isEmpty()) {
        for (Checkpoint checkpoint : piece) {
          take(checkpoint);
        }
        piece = checkpointsAfter(last);
      }
    }

    private void take(Checkpoint checkpoint) throws SQLException {
      if (fault == null) {
        fault = faultOf(checkpoint);
        faultAt = fault == ChainFault.Kind.MISSING ? last + 1 : checkpoint.number();
      }
      previous = checkpoint.digest();
      last = checkpoint.number();
      count++;
    }

    /** What is wrong with it, or null. */
    private ChainFault.Kind faultOf(Checkpoint checkpoint) throws SQLException {
      if (checkpoint.number() != last + 1) {
        return ChainFault.Kind.MISSING;
      }
      byte[] digest =
          Checkpoint.digest(
              checkpoint.number(), checkpoint.at(), previous, anchorsOf(checkpoint.number()));
      if (!MessageDigest.isEqual(digest, checkpoint.digest())) {
        return ChainFault.Kind.CHECKPOINT_CHANGED;
      }
      return keys.verifies(checkpoint.keyId(), checkpoint.digest(), checkpoint.signature())
          ? null
          : ChainFault.Kind.CHECKPOINT_UNSIGNED;
    }
  }

  /** Entries behind a place, in the order of stream and number; empty after the last. */
  List<StoredEntry> entriesAfter(String stream, long seq) throws SQLException {
    List<StoredEntry> found =
        entries("where stream = ? and seq > ? order by seq limit " + PIECE, stream, seq);
    if (found.size() < PIECE) {
      found.addAll(
          entries("where stream > ? order by stream, seq limit " + (PIECE - found.size()), stream));
    }
    return found;
  }

  private List<StoredEntry> entries(String rest, Object... values) throws SQLException {
    List<StoredEntry> found = new ArrayList<>();
    try (PreparedStatement statement =
            prepare("select " + COLUMNS + " from audit_entry " + rest, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(entry(rows));
      }
    }
    return found;
  }

  static StoredEntry entry(ResultSet row) throws SQLException {
    return new StoredEntry(
        row.getString(1),
        row.getLong(2),
        instant(row, 3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getInt(10),
        row.getBytes(11),
        row.getBytes(12));
  }

  private Map<String, ChainHead> ends() throws SQLException {
    Map<String, ChainHead> found = new HashMap<>();
    for (ChainHead head : heads("select name, last_seq, last_hash from audit_stream")) {
      found.put(head.stream(), head);
    }
    return found;
  }

  private List<ChainHead> anchorsOf(long checkpoint) throws SQLException {
    return heads(
        "select stream, seq, hash from audit_anchor where checkpoint = ? order by stream",
        checkpoint);
  }

  private List<ChainHead> heads(String sql, Object... values) throws SQLException {
    List<ChainHead> found = new ArrayList<>();
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(new ChainHead(rows.getString(1), rows.getLong(2), rows.getBytes(3)));
      }
    }
    return found;
  }

  private List<Checkpoint> checkpointsAfter(long number) throws SQLException {
    List<Checkpoint> found = new ArrayList<>();
    try (PreparedStatement statement =
            prepare(
                "select number, at, anchors, prev_digest, digest, key_id, signature from"
                    + " audit_checkpoint where number > ? order by number limit "
                    + PIECE,
                number);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Checkpoint(
                rows.getLong(1),
                instant(rows, 2),
                rows.getInt(3),
                rows.getBytes(4),
                rows.getBytes(5),
                rows.getString(6),
                rows.getBytes(7)));
      }
    }
    return found;
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** A column of times without zone, which are in UTC. */
  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** What all checkpoints up to one tell, in the order of stream and number, piece by piece. */
  private final class Anchors implements Iterator<ChainHead> {
    private final long lastCheckpoint;
    private final Deque<ChainHead> piece = new ArrayDeque<>();
    private String stream = "";
    private long seq;

    Anchors(long lastCheckpoint) {
      this.lastCheckpoint = lastCheckpoint;
    }

    @Override
    public boolean hasNext() {
      if (piece.isEmpty()) {
        read();
      }
      return !piece.isEmpty();
    }

    @Override
    public ChainHead next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ChainHead head = piece.remove();
      stream = head.stream();
      seq = head.seq();
      return head;
    }

    private void read() {
      String sql = "select stream, seq, hash from audit_anchor where ";
      String rest = " and checkpoint <= ? order by stream, seq limit " + PIECE;
      try {
        piece.addAll(heads(sql + "stream = ? and seq > ?" + rest, stream, seq, lastCheckpoint));
        if (piece.size() < PIECE) {
          piece.addAll(heads(sql + "stream > ?" + rest, stream, lastCheckpoint));
        }
      } catch (SQLException e) {
        throw new IllegalStateException("The checkpoints cannot be read", e);
      }
    }
  }
}
