package org.adsum.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.adsum.audit.entity.ChainHead;
import org.adsum.audit.entity.Checkpoint;
import org.adsum.shared.boundary.LogLine;
import org.jboss.logging.Logger;

/** Makes the signed statements of where the chains end (rule 5). */
@ApplicationScoped
public class Checkpoints {
  private static final Logger LOG = Logger.getLogger(Checkpoints.class);

  @Inject AuditRepository entries;
  @Inject AuditSigner signer;
  @Inject Clock clock;

  /**
   * Signs, in the caller's transaction, where the chains end that grew since the last time. The
   * server's log gets the digest, too: a witness outside the database. When another node signs at
   * the same time, its checkpoint counts and this one is dropped.
   *
   * @return whether there may be more to sign at once
   */
  public boolean make() {
    if (!signer.keys().canSign()) {
      return false;
    }
    // First the number, then what is unsigned: what another node signs in between has the same
    // number, and this checkpoint is dropped. The other way about it would sign a chain's end
    // twice.
    ChainHead before = entries.lastCheckpoint();
    List<ChainHead> anchors = entries.unanchored();
    if (anchors.isEmpty()) {
      return false;
    }
    long number = before.seq() + 1;
    Instant now = clock.instant();
    byte[] digest = Checkpoint.digest(number, now, before.hash(), anchors);
    Checkpoint checkpoint =
        new Checkpoint(
            number,
            now,
            anchors.size(),
            before.hash(),
            digest,
            signer.keys().keyId(),
            signer.keys().sign(digest));
    if (!entries.add(checkpoint, anchors)) {
      return false;
    }
    LogLine.AUDIT_CHECKPOINT.tell(LOG, number, anchors.size(), HexFormat.of().formatHex(digest));
    return anchors.size() == AuditRepository.MOST_ANCHORS;
  }
}
