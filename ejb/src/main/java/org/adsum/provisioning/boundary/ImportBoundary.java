package org.adsum.provisioning.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.control.ImportBatches;
import org.adsum.provisioning.control.ImportRepository;
import org.adsum.provisioning.control.ImportRunner;
import org.adsum.provisioning.control.ImportSpool;
import org.adsum.provisioning.entity.ImportBatch;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.shared.boundary.PublicId;

/** Imports of people, courses and rosters from CSV files. */
@Stateless
public class ImportBoundary {
  /** Most bytes of an upload. */
  public static final long MOST_BYTES = ImportSpool.MOST_BYTES;

  @Inject ImportBatches batches;
  @Inject ImportRepository rows;
  @Inject ImportSpool spool;
  @Inject ImportRunner runner;
  @Inject ScopeBoundary scopes;
  @Resource SessionContext context;

  /**
   * Takes a CSV file, or a ZIP of some, and begins to compare it. Nothing but the import itself is
   * changed.
   *
   * @return the import's id
   * @throws Problem import-too-large, import-running; forbidden when the options say more than the
   *     caller may, or the caller is a registrar of a part of the university only; invalid-input
   * @throws IOException when the upload breaks off
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public String upload(InputStream file, String fileName, ImportOptions options)
      throws IOException {
    boolean admin = context.isCallerInRole(Role.ADMIN_NAME);
    if (options.grantAdmin() && !admin) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
    batches.requireWholeUniversity(admin);
    ImportSpool.Spooled upload = spool.take(file);
    String name = shortName(fileName);
    try {
      String id = batches.begin(name, upload, options);
      runner.compare(id, upload, name, options);
      return id;
    } catch (RuntimeException refused) {
      spool.forget(upload.folder());
      throw refused;
    }
  }

  private static String shortName(String name) {
    String plain = name == null || name.isBlank() ? "upload.csv" : name.strip();
    plain = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    plain = plain.replaceAll("\\p{Cntrl}", "");
    return plain.length() > 200 ? plain.substring(plain.length() - 200) : plain;
  }

  /** All imports, the newest first. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<ImportView> history(PageRequest page) {
    scopes.requireWhole();
    return new Page<>(views(rows.history(page.first(), page.size())), rows.count());
  }

  /**
   * One import.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public ImportView get(String id) {
    return views(List.of(existing(id))).get(0);
  }

  /**
   * A page of its lines; {@code state} and {@code kind} may be null.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<ImportRowView> lines(
      String id, ImportRowState state, RowKind kind, PageRequest page) {
    existing(id);
    return new Page<>(
        rows.page(id, state, kind, page.first(), page.size()).stream()
            .map(
                line ->
                    new ImportRowView(
                        line.seq(),
                        line.kind(),
                        line.line(),
                        line.state(),
                        line.label(),
                        changes(line.before(), line.after()),
                        line.problems()))
            .toList(),
        rows.count(id, state, kind));
  }

  private static List<FieldChange> changes(Map<String, String> before, Map<String, String> after) {
    Collection<String> fields = new TreeSet<>(before.keySet());
    fields.addAll(after.keySet());
    return fields.stream()
        .map(field -> new FieldChange(field, before.get(field), after.get(field)))
        .filter(change -> !Objects.equals(change.before(), change.after()))
        .toList();
  }

  /**
   * Begins to apply what was compared.
   *
   * @param leaveOutErrors whether lines with errors are left out; not possible for files that are
   *     said to be complete
   * @throws Problem not-found, import-state, import-running, import-errors, forbidden
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void apply(String id, boolean leaveOutErrors) {
    PublicId.check(id);
    batches.requireWholeUniversity(context.isCallerInRole(Role.ADMIN_NAME));
    runner.apply(id, batches.beginToApply(id, leaveOutErrors));
  }

  /**
   * Begins to undo the import that was applied last.
   *
   * @throws Problem not-found, import-state, import-running, import-not-last, forbidden
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void undo(String id) {
    PublicId.check(id);
    batches.requireWholeUniversity(context.isCallerInRole(Role.ADMIN_NAME));
    ImportBatch batch = batches.beginToUndo(id);
    runner.undo(id, batch.total(), batch.appliedAt());
  }

  private ImportBatch existing(String id) {
    scopes.requireWhole();
    PublicId.check(id);
    return rows.find(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private List<ImportView> views(List<ImportBatch> all) {
    List<String> people =
        all.stream()
            .flatMap(b -> Stream.of(b.madeBy(), b.appliedBy(), b.undoneBy()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    Map<String, String> names = rows.usernames(people);
    String last = rows.lastApplied().orElse("");
    return all.stream()
        .map(
            b ->
                new ImportView(
                    b.id(),
                    b.fileName(),
                    b.fileHash(),
                    b.bytes(),
                    b.found(),
                    b.completeFor(),
                    b.state(),
                    b.done(),
                    b.total(),
                    b.newRows(),
                    b.changedRows(),
                    b.goneRows(),
                    b.sameRows(),
                    b.errorRows(),
                    b.problem(),
                    detail(b),
                    names.get(b.madeBy()),
                    b.madeAt(),
                    b.appliedBy() == null ? null : names.get(b.appliedBy()),
                    b.appliedAt(),
                    b.undoneBy() == null ? null : names.get(b.undoneBy()),
                    b.undoneAt(),
                    b.id().equals(last)))
        .toList();
  }

  private static String detail(ImportBatch batch) {
    if (batch.problem() == null) {
      return null;
    }
    ProblemCode code =
        ProblemCode.valueOf(batch.problem().toUpperCase(Locale.ROOT).replace('-', '_'));
    Object[] about =
        batch.problemAbout() == null ? new Object[0] : batch.problemAbout().split("\n");
    return Problems.detail(new Problem(code, about), Locale.ENGLISH);
  }
}
