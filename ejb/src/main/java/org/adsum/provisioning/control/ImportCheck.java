package org.adsum.provisioning.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.adsum.course.boundary.CatalogueImportBoundary;
import org.adsum.identity.boundary.AccountImportBoundary;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.RowProblem;
import org.adsum.provisioning.entity.ImportBatch;
import org.adsum.provisioning.entity.ImportKind;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.entity.RowImage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Compares some lines at a time, each time in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportCheck {
  /** Stands for all accounts in what a file is complete for. */
  public static final String ALL_USERS = "USERS";

  private static final int SOME = 1000;

  @Inject ImportRepository rows;
  @Inject AccountImportBoundary accounts;
  @Inject CatalogueImportBoundary catalogue;
  @Inject Ids ids;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.import.zone", defaultValue = "UTC")
  String zone;

  /** Compares lines of one kind and keeps them, numbered from {@code seq} on. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void compare(
      String batchId,
      ImportKind kind,
      List<CsvLines.Cells> cells,
      int seq,
      long done,
      boolean admin) {
    ImportBatch batch = running(batchId);
    CheckContext context =
        new CheckContext(
            batchId,
            batch.madeAt(),
            ZoneId.of(zone),
            admin,
            batch.mayGrantAdmin(),
            rows,
            accounts,
            catalogue,
            ids);
    List<ImportLine> all = new ArrayList<>();
    List<ImportLine> good = new ArrayList<>();
    for (CsvLines.Cells line : cells) {
      ImportLine one = new ImportLine(line.line(), rowKind(kind), line.byField());
      all.add(one);
      if (!line.fits()) {
        one.wrong("", "cells", "");
      } else if (one.externalId() != null && one.externalId().length() > 255) {
        one.wrong("sourcedid", "too-long", "255");
      } else {
        good.add(one);
      }
    }
    switch (kind) {
      case USERS -> new UserCheck(context).check(good);
      case ENROLMENTS -> new EnrolmentCheck(context).check(good);
      default -> new CatalogueCheck(context).check(rowKind(kind), good);
    }
    rows.stage(batchId, seq, all);
    batch.beat(done, batch.total(), clock.instant());
  }

  private static RowKind rowKind(ImportKind kind) {
    return switch (kind) {
      case FACULTIES -> RowKind.FACULTY;
      case TERMS -> RowKind.TERM;
      case COURSES -> RowKind.COURSE;
      case SECTIONS -> RowKind.SECTION;
      case USERS -> RowKind.USER;
      case ENROLMENTS -> RowKind.ROSTER;
    };
  }

  /** Refuses lines that contradict each other, after the last one of a file. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void settle(String batch, ImportKind kind, Map<String, String> parents) {
    running(batch);
    rows.refuseDuplicates(batch, rowKind(kind));
    if (kind == ImportKind.ENROLMENTS) {
      rows.refuseDuplicates(batch, RowKind.TEACHING);
      refuseOverlaps(batch);
    }
    rows.refuse(
        batch, rowKind(kind), cyclic(parents), new RowProblem("parent", "cyclic-parent", ""));
    Set<String> outside = new HashSet<>(parents.values());
    outside.removeAll(parents.keySet());
    Set<String> known = new HashSet<>(rows.byExternalId(batch, rowKind(kind), outside).keySet());
    rows.refuse(
        batch,
        rowKind(kind),
        parents.entrySet().stream()
            .filter(e -> outside.contains(e.getValue()) && !known.contains(e.getValue()))
            .map(Map.Entry::getKey)
            .toList(),
        new RowProblem("parent", "unknown", ""));
  }

  /** Those whose line of parents leads back to themselves. */
  static List<String> cyclic(Map<String, String> parents) {
    Map<String, Boolean> inCycle = new LinkedHashMap<>();
    for (String start : parents.keySet()) {
      List<String> path = new ArrayList<>();
      Set<String> onPath = new HashSet<>();
      String at = start;
      while (at != null && !inCycle.containsKey(at) && onPath.add(at)) {
        path.add(at);
        at = parents.get(at);
      }
      int begins = at == null ? -1 : path.indexOf(at);
      for (int i = 0; i < path.size(); i++) {
        inCycle.put(path.get(i), begins >= 0 && i >= begins);
      }
    }
    return inCycle.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  private void refuseOverlaps(String batch) {
    String after = "";
    while (true) {
      List<Object[]> keys = rows.severalStays(batch, after, SOME);
      if (keys.isEmpty()) {
        return;
      }
      after = (String) keys.get(keys.size() - 1)[0];
      Map<String, List<StagedRow>> stays =
          rows
              .withNaturalKey(batch, RowKind.ROSTER, keys.stream().map(k -> (String) k[0]).toList())
              .stream()
              // All of one student, whatever the section: sorted out by the label below.
              .collect(Collectors.groupingBy(StagedRow::label));
      Set<Integer> wrong = new HashSet<>();
      for (List<StagedRow> some : stays.values()) {
        for (int i = 1; i < some.size(); i++) {
          for (int j = 0; j < i; j++) {
            boolean sameEntry =
                some.get(i).target() != null && some.get(i).target().equals(some.get(j).target());
            boolean both =
                !some.get(i).after().isEmpty()
                    && !some.get(j).after().isEmpty()
                    && EnrolmentCheck.overlap(
                        some.get(i).after(), some.get(j).after(), clock.instant());
            if (sameEntry || both) {
              wrong.add(some.get(i).seq());
            }
          }
        }
      }
      rows.refuse(batch, wrong, new RowProblem("from", "overlaps", ""));
    }
  }

  /**
   * Finds some of what a complete file does not name.
   *
   * @return the id to go on after, or null when there is no more
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public Gone missing(String batchId, RowKind kind, String after, int seq) {
    ImportBatch batch = running(batchId);
    String scope = batch.completeFor();
    List<RowImage> some =
        switch (kind) {
          case USER -> accounts.ordinary(after, SOME);
          case ROSTER -> catalogue.rosterOfTerm(scope, after, SOME);
          default -> catalogue.teachingOfTerm(scope, after, SOME);
        };
    Set<String> named = rows.named(batchId, some.stream().map(RowImage::id).toList());
    List<ImportLine> gone = new ArrayList<>();
    for (RowImage image : some) {
      if (!named.contains(image.id())) {
        gone.add(gone(kind, image));
      }
    }
    name(kind, gone);
    rows.stage(batchId, seq, gone);
    batch.beat(batch.done(), batch.total(), clock.instant());
    return new Gone(some.size() < SOME ? null : some.get(some.size() - 1).id(), seq + gone.size());
  }

  /** Where looking for what is missing goes on. */
  public record Gone(String after, int seq) {}

  private ImportLine gone(RowKind kind, RowImage image) {
    ImportLine line = new ImportLine(0, kind, Map.of());
    Map<String, String> values = image.values();
    line.target = image.id();
    line.state = ImportRowState.GONE;
    switch (kind) {
      case USER -> {
        line.label = values.get("username");
        line.before.put("state", values.get("state"));
        line.after.put("state", AccountState.INACTIVE.name());
      }
      case ROSTER -> {
        line.label = values.get("student_id");
        String start = values.get("valid_from");
        boolean begun = !java.time.Instant.parse(start).isAfter(clock.instant());
        line.before.put("valid_to", values.get("valid_to"));
        line.after.put("valid_to", begun ? ImportLine.WHEN_APPLIED : start);
      }
      default -> {
        line.label = values.get("teacher_id");
        line.before.putAll(values);
      }
    }
    return line;
  }

  private void name(RowKind kind, List<ImportLine> lines) {
    if (kind != RowKind.USER && !lines.isEmpty()) {
      Map<String, String> names = rows.usernames(lines.stream().map(l -> l.label).toList());
      lines.forEach(line -> line.label = names.getOrDefault(line.label, line.label));
    }
  }

  /** Ends the comparison. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void finish(String batchId, String found) {
    ImportBatch batch = running(batchId);
    Map<ImportRowState, Long> counts = rows.counts(batchId);
    batch.describe(found.length() > 500 ? found.substring(0, 500) : found);
    batch.checked(
        counts.getOrDefault(ImportRowState.NEW, 0L),
        counts.getOrDefault(ImportRowState.CHANGED, 0L),
        counts.getOrDefault(ImportRowState.GONE, 0L),
        counts.getOrDefault(ImportRowState.SAME, 0L),
        counts.getOrDefault(ImportRowState.ERROR, 0L));
  }

  private ImportBatch running(String id) {
    return rows.lock(id)
        .filter(batch -> batch.state().isRunning())
        .orElseThrow(() -> new Problem(ProblemCode.IMPORT_INTERRUPTED));
  }
}
