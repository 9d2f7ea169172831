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
   * server's log gets the digest, too: a witness outside the database.
   *
   * @return whether there may be more to sign at once
   */
  public boolean make() {
    List<ChainHead> anchors = signer.keys().canSign() ? entries.unanchored() : List.of();
    if (anchors.isEmpty()) {
      return false;
    }
    ChainHead before = entries.lastCheckpoint();
    long number = before.seq() + 1;
    Instant now = clock.instant();
    byte[] digest = Checkpoint.digest(number, now, before.hash(), anchors);
    entries.add(
        new Checkpoint(
            number,
            now,
            anchors.size(),
            before.hash(),
            digest,
            signer.keys().keyId(),
            signer.keys().sign(digest)),
        anchors);
    LogLine.AUDIT_CHECKPOINT.tell(LOG, number, anchors.size(), HexFormat.of().formatHex(digest));
    return anchors.size() == AuditRepository.MOST_ANCHORS;
  }
}
