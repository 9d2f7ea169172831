package org.adsum.audit.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.adsum.audit.control.AuditRepository;
import org.adsum.audit.control.AuditSigner;
import org.adsum.audit.control.FailureBudget;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.audit.entity.ChainHead;
import org.adsum.audit.entity.Checkpoint;
import org.jboss.logging.Logger;

/** What the log's timer does. */
@Stateless
public class AuditSystemBoundary {
  private static final Logger LOG = Logger.getLogger(AuditSystemBoundary.class);

  @Inject AuditRepository entries;
  @Inject AuditSigner signer;
  @Inject FailureBudget failures;
  @Inject AuditLog log;
  @Inject Clock clock;

  /**
   * Signs where the chains end that grew since the last time (rule 5). The server's log gets its
   * digest, too: a witness outside the database.
   *
   * @return whether there may be more to sign at once
   */
  @RolesAllowed(AuditRoles.SYSTEM)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean checkpoint() {
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
    LOG.infof(
        "Audit checkpoint %d over %d chains: %s",
        number, anchors.size(), HexFormat.of().formatHex(digest));
    return anchors.size() == AuditRepository.MOST_ANCHORS;
  }

  /** Tells how many failed sign-ins the budget left out since the last time, if any. */
  @RolesAllowed(AuditRoles.SYSTEM)
  public void tellLeftOut() {
    long count = failures.takeLeftOut();
    if (count > 0) {
      log.append(new AuditEvent("identity", "sign-in.left-out", "node", "failures=" + count));
    }
  }
}
