package org.adsum.provisioning.control;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.course.boundary.CatalogueImportBoundary;
import org.adsum.course.entity.CatalogueKind;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.ImportOptions;
import org.adsum.provisioning.entity.ImportBatch;
import org.adsum.provisioning.entity.ImportState;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.PublicId;
import org.adsum.shared.control.Ids;

/** The steps of an import that are committed before the long work begins. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportBatches {
  @Inject ImportRepository rows;
  @Inject CatalogueImportBoundary catalogue;
  @Inject AuditLog audit;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  /**
   * Lets those pass who may change the whole university.
   *
   * @throws Problem forbidden to a registrar who is narrowed to a part of it
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void requireWholeUniversity(boolean admin) {
    if (!admin && rows.isNarrowed(caller())) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
  }

  /**
   * Makes an import.
   *
   * @throws Problem import-running; invalid-input when the file is said to be complete for
   *     something unknown
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public String begin(String fileName, ImportSpool.Spooled upload, ImportOptions options) {
    requireNoneRunning();
    String complete = options.completeFor();
    if (complete != null && !complete.equals(ImportCheck.ALL_USERS)) {
      PublicId.check(complete);
      if (catalogue.byId(CatalogueKind.TERM, List.of(complete)).isEmpty()) {
        throw new Problem(ProblemCode.INVALID_INPUT, "completeFor", "must be USERS or a term");
      }
    }
    ImportBatch batch =
        new ImportBatch(
            ids.next(), fileName, upload.hash(), upload.bytes(), caller(), clock.instant());
    batch.promise(complete, options.grantAdmin());
    rows.add(batch);
    audit.append(
        new AuditEvent(
            "import",
            "import.uploaded",
            batch.id(),
            "bytes=" + upload.bytes() + " file=" + upload.hash()));
    return batch.id();
  }

  /**
   * Turns an import from compared to being applied.
   *
   * @return how many lines there are to apply
   * @throws Problem not-found, import-state, import-running, import-errors
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public long beginToApply(String id, boolean leaveOutErrors) {
    ImportBatch batch = rows.lock(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (batch.state() != ImportState.CHECKED) {
      throw new Problem(ProblemCode.IMPORT_STATE);
    }
    requireNoneRunning();
    if (batch.errorRows() > 0 && (!leaveOutErrors || batch.completeFor() != null)) {
      throw new Problem(ProblemCode.IMPORT_ERRORS);
    }
    long total = (long) batch.newRows() + batch.changedRows() + batch.goneRows();
    batch.begin(ImportState.APPLYING, total, clock.instant());
    return total;
  }

  /**
   * Turns an import from applied to being undone.
   *
   * @throws Problem not-found, import-state, import-running, import-not-last
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public ImportBatch beginToUndo(String id) {
    ImportBatch batch = rows.lock(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (batch.state() != ImportState.APPLIED) {
      throw new Problem(ProblemCode.IMPORT_STATE);
    }
    requireNoneRunning();
    if (!rows.lastApplied().orElse("").equals(id)) {
      throw new Problem(ProblemCode.IMPORT_NOT_LAST);
    }
    long total = (long) batch.newRows() + batch.changedRows() + batch.goneRows();
    batch.begin(ImportState.UNDOING, total, clock.instant());
    return batch;
  }

  private void requireNoneRunning() {
    if (rows.anyRunning()) {
      throw new Problem(ProblemCode.IMPORT_RUNNING);
    }
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
