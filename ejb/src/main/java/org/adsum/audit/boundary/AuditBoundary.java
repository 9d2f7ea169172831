package org.adsum.audit.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.adsum.audit.control.AuditExport;
import org.adsum.audit.control.AuditProtection;
import org.adsum.audit.control.AuditRepository;
import org.adsum.audit.control.AuditSigner;
import org.adsum.audit.control.AuditVerification;
import org.adsum.audit.control.Checkpoints;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.audit.entity.StoredEntry;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** Reading the log, for admins and auditors. */
@Stateless
public class AuditBoundary {
  private static final int LARGEST = 500;

  @Inject AuditRepository entries;
  @Inject AuditVerification verification;
  @Inject AuditProtection protection;
  @Inject Checkpoints checkpoints;
  @Inject AuditSigner signer;
  @Inject AuditExport export;
  @Inject AuditLog log;

  /**
   * Entries, the newest first.
   *
   * @param next the word of the page before; null, or one that names no place, for the newest
   * @param size 1 to 500
   */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.AUDITOR})
  public AuditPage find(AuditFilter filter, String next, int size) {
    int most = Math.min(LARGEST, Math.max(1, size));
    List<StoredEntry> found = entries.find(filter, AuditPlace.of(next).orElse(null), most + 1);
    boolean more = found.size() > most;
    List<AuditRow> rows = found.stream().limit(most).map(AuditRow::of).toList();
    AuditRow last = more ? rows.get(rows.size() - 1) : null;
    return new AuditPage(
        rows, more ? new AuditPlace(last.at(), last.stream(), last.seq()).token() : null);
  }

  /** All actions that there are entries of. */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.AUDITOR})
  public List<String> actions() {
    return entries.actions();
  }

  /** How many entries there are, about. */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.AUDITOR})
  public long roughCount() {
    return entries.roughCount();
  }

  /**
   * Begins to follow every chain, unless that is under way on this node; and signs where the chains
   * end now, so that from here on nobody can say they ended elsewhere.
   */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.AUDITOR})
  public VerificationView verify() {
    checkpoints.make();
    verification.begin();
    return verification.view();
  }

  /** How far following the chains is. */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.AUDITOR})
  public VerificationView verification() {
    return verification.view();
  }

  /** The key that signs; empty when none is configured. */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.AUDITOR})
  public Optional<AuditKeyView> key() {
    return signer.keys().publicKey().map(key -> new AuditKeyView(signer.keys().keyId(), key));
  }

  /**
   * Whether the database keeps the application from changing the log. Anybody may ask: the health
   * check does before anybody could sign in.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean isProtected() {
    return protection.isOn();
  }

  /**
   * That an export can be signed, and an entry that tells of it.
   *
   * @throws Problem audit-key-missing
   */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.AUDITOR})
  public void beginExport(AuditFilter filter) {
    if (!signer.keys().canSign()) {
      throw new Problem(ProblemCode.AUDIT_KEY_MISSING);
    }
    log.append(
        new AuditEvent(
            "audit",
            "audit.exported",
            "audit",
            new Changes()
                .with("from", filter.from())
                .with("until", filter.until())
                .with("person", filter.person())
                .with("action", filter.action())
                .with("stream", filter.stream())
                .with("address", filter.address())
                .toString()));
  }

  /** Writes a ZIP of entries with a signature over them; after {@link #beginExport}. */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.AUDITOR})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void export(AuditFilter filter, OutputStream out) throws IOException {
    export.write(filter, out);
  }
}
