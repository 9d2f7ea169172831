package org.adsum.provisioning.control;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.course.boundary.CatalogueImportBoundary;
import org.adsum.course.entity.CatalogueKind;
import org.adsum.identity.boundary.AccountImportBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.ImportOptions;
import org.adsum.provisioning.entity.ImportBatch;
import org.adsum.provisioning.entity.ImportKind;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.ImportState;
import org.adsum.provisioning.entity.RowKind;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.shared.entity.RowChange;
import org.adsum.shared.entity.RowImage;
import org.jboss.logging.Logger;

/**
 * The long work of imports, after whoever asked for it has been answered. It runs as who asked.
 * Applying and undoing are one transaction each, with more time than a request has.
 */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class ImportRunner {
  /** Most lines of an import. */
  public static final int MOST_ROWS = 500_000;

  private static final Logger LOG = Logger.getLogger(ImportRunner.class);
  private static final int SOME = 1000;
  private static final int MOST_SECONDS = 900;

  @Inject ImportSpool spool;
  @Inject ImportCheck check;
  @Inject ImportProgress progress;
  @Inject ImportRepository rows;
  @Inject AccountImportBoundary accounts;
  @Inject CatalogueImportBoundary catalogue;
  @Inject AuditLog audit;
  @Inject Clock clock;
  @Resource UserTransaction transaction;
  @Resource SessionContext context;

  /** Compares an upload with what there is, and forgets the file. */
  @Asynchronous
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void compare(
      String batch, ImportSpool.Spooled upload, String fileName, ImportOptions options) {
    long start = System.nanoTime();
    try {
      Comparison comparison = new Comparison(batch, options);
      List<ImportSpool.Source> sources = spool.sources(upload, fileName);
      for (ImportSpool.Source source : sources) {
        comparison.read(source, sources.size() == 1 ? options.kind() : null);
      }
      comparison.findMissing();
      check.finish(batch, String.join("\n", comparison.found));
      LogLine.IMPORT_COMPARED.tell(LOG, comparison.seq, millisSince(start));
    } catch (Exception | Error failure) {
      fail(batch, failure);
    } finally {
      spool.forget(upload.folder());
    }
  }

  /** One comparison on its way. */
  private final class Comparison {
    private final String batch;
    private final ImportOptions options;
    private final boolean admin = context.isCallerInRole(Role.ADMIN_NAME);
    private final List<String> found = new ArrayList<>();
    private int seq;
    private long bytes;

    Comparison(String batch, ImportOptions options) {
      this.batch = batch;
      this.options = options;
    }

    void read(ImportSpool.Source source, ImportKind wanted) throws java.io.IOException {
      CsvForm form =
          CsvForm.of(source.file(), source.name(), options.encoding(), options.separator());
      Map<String, String> parents = new LinkedHashMap<>();
      int first = seq;
      try (CsvLines lines = new CsvLines(source.file(), source.name(), form, wanted)) {
        List<CsvLines.Cells> some = new ArrayList<>(SOME);
        for (CsvLines.Cells line = lines.next(); line != null; line = lines.next()) {
          String parent = line.byField().get("parent");
          String id = line.byField().get("sourcedid");
          if (parent != null && !parent.isBlank() && id != null) {
            parents.put(id.strip(), parent.strip());
          }
          some.add(line);
          if (some.size() == SOME) {
            keep(lines, some);
          }
        }
        keep(lines, some);
        bytes += lines.bytesRead();
        if (seq == first) {
          throw new Problem(ProblemCode.IMPORT_EMPTY, source.name());
        }
        check.settle(batch, lines.kind(), parents);
        found.add(
            String.join(
                " · ",
                source.name(),
                lines.kind().name(),
                form.charset().name(),
                form.separator() == '\t' ? "tab" : String.valueOf(form.separator()),
                String.valueOf(seq - first)));
      }
    }

    private void keep(CsvLines lines, List<CsvLines.Cells> some) {
      if (seq + some.size() > MOST_ROWS) {
        throw new Problem(ProblemCode.IMPORT_TOO_MANY_ROWS, MOST_ROWS);
      }
      if (!some.isEmpty()) {
        check.compare(
            batch, lines.kind(), List.copyOf(some), seq, bytes + lines.bytesRead(), admin);
        seq += some.size();
        some.clear();
      }
    }

    void findMissing() {
      if (options.completeFor() == null) {
        return;
      }
      boolean users = options.completeFor().equals(ImportCheck.ALL_USERS);
      for (RowKind kind :
          users ? List.of(RowKind.USER) : List.of(RowKind.ROSTER, RowKind.TEACHING)) {
        ImportCheck.Gone gone = new ImportCheck.Gone("", seq);
        do {
          gone = check.missing(batch, kind, gone.after(), gone.seq());
        } while (gone.after() != null);
        seq = gone.seq();
      }
    }
  }

  /** Does what the lines say, all of it or nothing. */
  @Asynchronous
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void apply(String batch, long total) {
    long start = System.nanoTime();
    inOneTransaction(
        batch,
        () -> {
          Instant now = clock.instant();
          MessageDigest digest = ImportSpool.sha256();
          long done = 0;
          for (RowKind kind : RowKind.values()) {
            for (ImportRowState state :
                List.of(ImportRowState.GONE, ImportRowState.CHANGED, ImportRowState.NEW)) {
              Lines lines = new Lines(batch, kind, state);
              for (List<StagedRow> some = lines.next(); !some.isEmpty(); some = lines.next()) {
                some.forEach(line -> digest.update(text(line)));
                apply(kind, state, some, now);
                done += some.size();
                progress.beat(batch, done, total);
              }
            }
          }
          rows.learnNames(batch);
          ImportBatch ended = stillRunning(batch, ImportState.APPLYING);
          String hash = HexFormat.of().formatHex(digest.digest());
          ended.applied(caller(), now, hash);
          note("import.applied", ended, " diff=" + hash);
          return null;
        });
    LogLine.IMPORT_APPLIED.tell(LOG, millisSince(start));
  }

  private void apply(RowKind kind, ImportRowState state, List<StagedRow> some, Instant now) {
    boolean fresh = state == ImportRowState.NEW;
    if (kind == RowKind.USER && fresh) {
      accounts.create(images(some, now));
    } else if (kind == RowKind.USER) {
      accounts.change(changes(some, now));
    } else if (fresh) {
      catalogue.create(table(kind), images(some, now), now);
    } else if (kind == RowKind.TEACHING) {
      catalogue.removeTeaching(changes(some, now));
    } else {
      catalogue.change(table(kind), changes(some, now), now);
    }
  }

  /** Sets back what the import did, all of it or nothing. */
  @Asynchronous
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void undo(String batch, long total, Instant appliedAt) {
    inOneTransaction(
        batch,
        () -> {
          long done = 0;
          for (int k = RowKind.values().length - 1; k >= 0; k--) {
            RowKind kind = RowKind.values()[k];
            for (ImportRowState state :
                List.of(ImportRowState.NEW, ImportRowState.CHANGED, ImportRowState.GONE)) {
              Lines lines = new Lines(batch, kind, state);
              for (List<StagedRow> some = lines.next(); !some.isEmpty(); some = lines.next()) {
                undo(kind, state, some, appliedAt);
                done += some.size();
                progress.beat(batch, done, total);
              }
            }
          }
          rows.forgetNames(batch);
          ImportBatch ended = stillRunning(batch, ImportState.UNDOING);
          ended.undone(caller(), clock.instant());
          note("import.undone", ended, "");
          return null;
        });
  }

  private void undo(RowKind kind, ImportRowState state, List<StagedRow> some, Instant appliedAt) {
    boolean fresh = state == ImportRowState.NEW;
    List<RowChange> back =
        changes(some, appliedAt).stream()
            .map(change -> new RowChange(change.id(), change.after(), change.before()))
            .toList();
    if (kind == RowKind.USER && fresh) {
      accounts.uncreate(back);
    } else if (kind == RowKind.USER) {
      accounts.change(back);
    } else if (fresh) {
      catalogue.uncreate(table(kind), back, appliedAt);
    } else if (kind == RowKind.TEACHING) {
      catalogue.create(
          table(kind),
          some.stream().map(line -> new RowImage(line.target(), line.before())).toList(),
          appliedAt);
    } else {
      catalogue.unchange(table(kind), back, appliedAt);
    }
  }

  /** The lines of one kind and state, some at a time. */
  private final class Lines {
    private final String batch;
    private final RowKind kind;
    private final ImportRowState state;
    private int after = -1;

    Lines(String batch, RowKind kind, ImportRowState state) {
      this.batch = batch;
      this.kind = kind;
      this.state = state;
    }

    List<StagedRow> next() {
      List<StagedRow> some = rows.lines(batch, kind, state, after, SOME);
      after = some.isEmpty() ? after : some.get(some.size() - 1).seq();
      return some;
    }
  }

  private void inOneTransaction(String batch, Callable<Void> work) {
    try {
      transaction.setTransactionTimeout(MOST_SECONDS);
      transaction.begin();
      work.call();
      transaction.commit();
    } catch (Exception | Error failure) {
      rollBack();
      fail(batch, failure);
    }
  }

  private void rollBack() {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    } catch (Exception failure) {
      LogLine.IMPORT_NOT_ROLLED_BACK.tell(LOG, failure);
    }
  }

  private void fail(String batch, Throwable failure) {
    Problem problem = Problems.of(failure);
    if (problem.code() == ProblemCode.ALREADY_EXISTS) {
      // What was new when it was compared is there by now.
      problem = new Problem(ProblemCode.IMPORT_STALE);
    }
    if (problem.code() == ProblemCode.INTERNAL || problem.code() == ProblemCode.UNAVAILABLE) {
      LogLine.IMPORT_FAILED.tell(LOG, failure);
    }
    progress.fail(batch, problem);
  }

  private ImportBatch stillRunning(String id, ImportState state) {
    return rows.lock(id)
        .filter(batch -> batch.state() == state)
        .orElseThrow(() -> new Problem(ProblemCode.IMPORT_INTERRUPTED));
  }

  private static List<RowImage> images(List<StagedRow> some, Instant now) {
    return some.stream()
        .map(line -> new RowImage(line.target(), timed(line.after(), now)))
        .toList();
  }

  private static List<RowChange> changes(List<StagedRow> some, Instant now) {
    return some.stream()
        .map(line -> new RowChange(line.target(), line.before(), timed(line.after(), now)))
        .toList();
  }

  private static Map<String, String> timed(Map<String, String> values, Instant now) {
    Map<String, String> timed = new LinkedHashMap<>(values);
    for (String column : List.of("valid_from", "valid_to")) {
      timed.replace(column, ImportLine.WHEN_APPLIED, now.toString());
    }
    return timed;
  }

  private static CatalogueKind table(RowKind kind) {
    return CatalogueKind.valueOf(kind.name());
  }

  private static byte[] text(StagedRow line) {
    return (line.seq()
            + " "
            + line.state()
            + " "
            + line.target()
            + " "
            + line.before()
            + line.after())
        .getBytes(StandardCharsets.UTF_8);
  }

  private void note(String action, ImportBatch batch, String more) {
    audit.append(
        new AuditEvent(
            "import",
            action,
            batch.id(),
            "new=%d changed=%d gone=%d left-out=%d file=%s%s"
                .formatted(
                    batch.newRows(),
                    batch.changedRows(),
                    batch.goneRows(),
                    batch.errorRows(),
                    batch.fileHash(),
                    more)));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
