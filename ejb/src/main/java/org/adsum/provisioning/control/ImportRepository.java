package org.adsum.provisioning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.adsum.provisioning.boundary.RowProblem;
import org.adsum.provisioning.entity.ImportBatch;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.ImportState;
import org.adsum.provisioning.entity.RowKind;
import org.hibernate.Session;

/** Imports, their lines, and the names that other systems have for things here. */
@ApplicationScoped
public class ImportRepository {
  private static final String ROW_COLUMNS =
      "select seq, kind, line, state, target_id, label, before_json, after_json, problems"
          + " from import_row where batch_id = :batch";
  private static final int COLUMNS = 12;

  @PersistenceContext EntityManager em;

  public void add(ImportBatch batch) {
    em.persist(batch);
    em.flush();
  }

  public Optional<ImportBatch> find(String id) {
    return Optional.ofNullable(em.find(ImportBatch.class, id));
  }

  /** Locked and as it is now, so that two presses of a button are one after the other. */
  public Optional<ImportBatch> lock(String id) {
    ImportBatch batch = em.find(ImportBatch.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (batch != null) {
      em.refresh(batch, LockModeType.PESSIMISTIC_WRITE);
    }
    return Optional.ofNullable(batch);
  }

  /** Whether a registrar is narrowed to faculties or courses. */
  public boolean isNarrowed(String registrar) {
    return ((Number)
                em.createNativeQuery(
                        "select count(*) from role_scope where user_id = ?1 and role = 'REGISTRAR'")
                    .setParameter(1, registrar)
                    .getSingleResult())
            .longValue()
        > 0;
  }

  public boolean anyRunning() {
    return !running().isEmpty();
  }

  public List<ImportBatch> running() {
    return em.createQuery(
            "select b from ImportBatch b where b.state in :running", ImportBatch.class)
        .setParameter(
            "running", List.of(ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING))
        .getResultList();
  }

  public List<ImportBatch> history(int first, int size) {
    return em.createQuery(
            "select b from ImportBatch b order by b.madeAt desc, b.id desc", ImportBatch.class)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  public long count() {
    return em.createQuery("select count(b.id) from ImportBatch b", Long.class).getSingleResult();
  }

  /** The id of the import that was applied last and was not undone. */
  public Optional<String> lastApplied() {
    return em
        .createQuery(
            "select b.id from ImportBatch b where b.state in :applied order by b.appliedAt desc, b.id desc",
            String.class)
        .setParameter("applied", List.of(ImportState.APPLIED, ImportState.UNDOING))
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** User names by id. */
  public Map<String, String> usernames(Collection<String> ids) {
    Map<String, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      em.createQuery(
              "select u.id, u.username from UserAccount u where u.id in :ids", Object[].class)
          .setParameter("ids", ids)
          .getResultList()
          .forEach(row -> names.put((String) row[0], (String) row[1]));
    }
    return names;
  }

  /** Keeps lines, numbered from {@code seq} on. */
  void stage(String batch, int seq, List<ImportLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    String place = "(" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";
    String sql =
        "insert into import_row (batch_id, seq, kind, line, state, external_id, natural_key,"
            + " target_id, label, before_json, after_json, problems) values "
            + String.join(", ", Collections.nCopies(lines.size(), place));
    em.unwrap(Session.class)
        .doWork(
            database -> {
              try (PreparedStatement insert = database.prepareStatement(sql)) {
                int at = 1;
                int number = seq;
                for (ImportLine line : lines) {
                  insert.setString(at++, batch);
                  insert.setInt(at++, number++);
                  insert.setString(at++, line.kind.name());
                  insert.setInt(at++, line.line);
                  insert.setString(at++, line.outcome().name());
                  insert.setString(at++, shortened(line.externalId(), 255));
                  insert.setString(at++, shortened(line.naturalKey, 255));
                  insert.setString(at++, line.target);
                  insert.setString(at++, shortened(line.label, 300));
                  insert.setString(at++, ValueMap.write(line.before));
                  insert.setString(at++, ValueMap.write(line.after));
                  insert.setString(at++, ValueMap.writeProblems(line.problems));
                }
                insert.executeUpdate();
              }
            });
  }

  private static String shortened(String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }

  /**
   * Makes errors of lines that say again what an earlier line of the same kind says: by external
   * id, and, but for roster entries, by the natural key.
   */
  void refuseDuplicates(String batch, RowKind kind) {
    refuseDuplicates(batch, kind, "external_id");
    if (kind != RowKind.ROSTER) {
      refuseDuplicates(batch, kind, "natural_key");
    }
  }

  private void refuseDuplicates(String batch, RowKind kind, String column) {
    em.createNativeQuery(
            "update import_row r join (select "
                + column
                + " k, min(seq) s, min(line) l from import_row where batch_id = :batch and kind = :kind and "
                + column
                + " is not null group by "
                + column
                + " having count(*) > 1) d on r."
                + column
                + " = d.k and r.seq > d.s set r.state = 'ERROR',"
                + " r.problems = concat('[[\"\",\"duplicate\",\"', d.l, '\"]]')"
                + " where r.batch_id = :batch and r.kind = :kind")
        .setParameter("batch", batch)
        .setParameter("kind", kind.name())
        .executeUpdate();
  }

  /** Makes errors of the lines with these external ids. */
  void refuse(String batch, RowKind kind, Collection<String> externalIds, RowProblem problem) {
    if (!externalIds.isEmpty()) {
      em.createNativeQuery(
              "update import_row set state = 'ERROR', problems = :problems where batch_id = :batch"
                  + " and kind = :kind and external_id in :ids")
          .setParameter("problems", ValueMap.writeProblems(List.of(problem)))
          .setParameter("batch", batch)
          .setParameter("kind", kind.name())
          .setParameter("ids", externalIds)
          .executeUpdate();
    }
  }

  /** Makes errors of lines by their numbers. */
  void refuse(String batch, Collection<Integer> seqs, RowProblem problem) {
    if (!seqs.isEmpty()) {
      em.createNativeQuery(
              "update import_row set state = 'ERROR', problems = :problems where batch_id = :batch"
                  + " and seq in :seqs")
          .setParameter("problems", ValueMap.writeProblems(List.of(problem)))
          .setParameter("batch", batch)
          .setParameter("seqs", seqs)
          .executeUpdate();
    }
  }

  /** Roster lines without errors that share student and section with another one, by both. */
  @SuppressWarnings("unchecked")
  List<Object[]> severalStays(String batch, String after, int most) {
    return em.createNativeQuery(
            "select natural_key, min(seq) from import_row where batch_id = :batch and kind = 'ROSTER'"
                + " and state <> 'ERROR' and natural_key > :after group by natural_key"
                + " having count(*) > 1 order by natural_key")
        .setParameter("batch", batch)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  @SuppressWarnings("unchecked")
  List<StagedRow> withNaturalKey(String batch, RowKind kind, Collection<String> keys) {
    return ((List<Object[]>)
            em.createNativeQuery(
                    ROW_COLUMNS
                        + " and kind = :kind and state <> 'ERROR' and natural_key in :keys order by seq")
                .setParameter("batch", batch)
                .setParameter("kind", kind.name())
                .setParameter("keys", keys)
                .getResultList())
        .stream().map(ImportRepository::row).toList();
  }

  /** Of these ids, those that a line of the import is about. */
  @SuppressWarnings("unchecked")
  Set<String> named(String batch, Collection<String> targets) {
    return targets.isEmpty()
        ? Set.of()
        : new HashSet<>(
            (List<String>)
                em.createNativeQuery(
                        "select target_id from import_row where batch_id = :batch and target_id in :ids")
                    .setParameter("batch", batch)
                    .setParameter("ids", targets)
                    .getResultList());
  }

  /** The ids that other systems' names stand for: here, or in lines of this import. */
  @SuppressWarnings("unchecked")
  Map<String, String> byExternalId(String batch, RowKind kind, Collection<String> externalIds) {
    Map<String, String> found = new HashMap<>();
    if (externalIds.isEmpty()) {
      return found;
    }
    ((List<Object[]>)
            em.createNativeQuery(
                    "select external_id, target_id from external_ref where kind = :kind"
                        + " and external_id in :ids")
                .setParameter("kind", kind.name())
                .setParameter("ids", externalIds)
                .getResultList())
        .forEach(row -> found.put((String) row[0], (String) row[1]));
    if (batch != null) {
      staged(batch, kind, "external_id", externalIds).forEach(found::put);
    }
    return found;
  }

  /** The ids that lines of this import stand for, by their folded natural key. */
  Map<String, String> byNaturalKey(String batch, RowKind kind, Collection<String> keys) {
    Map<String, String> found = new HashMap<>();
    staged(batch, kind, "natural_key", keys)
        .forEach((key, target) -> found.put(ImportLine.folded(key), target));
    return found;
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> staged(
      String batch, RowKind kind, String column, Collection<String> values) {
    Map<String, String> found = new HashMap<>();
    if (!values.isEmpty()) {
      ((List<Object[]>)
              em.createNativeQuery(
                      "select "
                          + column
                          + ", target_id from import_row where batch_id = :batch and kind = :kind"
                          + " and state <> 'ERROR' and target_id is not null and "
                          + column
                          + " in :values")
                  .setParameter("batch", batch)
                  .setParameter("kind", kind.name())
                  .setParameter("values", values)
                  .getResultList())
          .forEach(row -> found.put((String) row[0], (String) row[1]));
    }
    return found;
  }

  /** Values of the lines that are about these ids, as they will be. */
  @SuppressWarnings("unchecked")
  Map<String, Map<String, String>> wanted(String batch, Collection<String> targets) {
    Map<String, Map<String, String>> found = new HashMap<>();
    if (!targets.isEmpty()) {
      ((List<Object[]>)
              em.createNativeQuery(
                      "select target_id, after_json from import_row where batch_id = :batch"
                          + " and state <> 'ERROR' and target_id in :ids")
                  .setParameter("batch", batch)
                  .setParameter("ids", targets)
                  .getResultList())
          .forEach(row -> found.put((String) row[0], ValueMap.read((String) row[1])));
    }
    return found;
  }

  Map<ImportRowState, Long> counts(String batch) {
    Map<ImportRowState, Long> counts = new EnumMap<>(ImportRowState.class);
    @SuppressWarnings("unchecked")
    List<Object[]> rows =
        em.createNativeQuery(
                "select state, count(*) from import_row where batch_id = :batch group by state")
            .setParameter("batch", batch)
            .getResultList();
    rows.forEach(
        row -> counts.put(ImportRowState.valueOf((String) row[0]), ((Number) row[1]).longValue()));
    return counts;
  }

  /** Lines of one kind and state after a number, in order; or before it, backwards. */
  @SuppressWarnings("unchecked")
  List<StagedRow> lines(String batch, RowKind kind, ImportRowState state, int after, int most) {
    return ((List<Object[]>)
            em.createNativeQuery(
                    ROW_COLUMNS
                        + " and state = :state and kind = :kind and seq > :after order by seq")
                .setParameter("batch", batch)
                .setParameter("state", state.name())
                .setParameter("kind", kind.name())
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList())
        .stream().map(ImportRepository::row).toList();
  }

  /** A page of the difference; {@code state} and {@code kind} may be null. */
  @SuppressWarnings("unchecked")
  public List<StagedRow> page(
      String batch, ImportRowState state, RowKind kind, int first, int size) {
    return ((List<Object[]>)
            filtered(ROW_COLUMNS + where(state, kind) + " order by seq", batch, state, kind)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList())
        .stream().map(ImportRepository::row).toList();
  }

  public long count(String batch, ImportRowState state, RowKind kind) {
    String sql = "select count(*) from import_row where batch_id = :batch" + where(state, kind);
    return ((Number) filtered(sql, batch, state, kind).getSingleResult()).longValue();
  }

  private static String where(ImportRowState state, RowKind kind) {
    return (state == null ? "" : " and state = :state") + (kind == null ? "" : " and kind = :kind");
  }

  private Query filtered(String sql, String batch, ImportRowState state, RowKind kind) {
    Query query = em.createNativeQuery(sql).setParameter("batch", batch);
    if (state != null) {
      query.setParameter("state", state.name());
    }
    if (kind != null) {
      query.setParameter("kind", kind.name());
    }
    return query;
  }

  private static StagedRow row(Object[] row) {
    return new StagedRow(
        ((Number) row[0]).intValue(),
        RowKind.valueOf((String) row[1]),
        ((Number) row[2]).intValue(),
        ImportRowState.valueOf((String) row[3]),
        (String) row[4],
        (String) row[5],
        ValueMap.read((String) row[6]),
        ValueMap.read((String) row[7]),
        ValueMap.readProblems((String) row[8]));
  }

  /** Remembers by what names the file knows what its lines are about. */
  void learnNames(String batch) {
    em.createNativeQuery(
            "insert into external_ref (kind, external_id, target_id, batch_id)"
                + " select r.kind, r.external_id, r.target_id, r.batch_id from import_row r"
                + " left join external_ref e on e.kind = r.kind and e.external_id = r.external_id"
                + " where r.batch_id = :batch and r.external_id is not null"
                + " and r.state in ('NEW', 'CHANGED', 'SAME') and r.target_id is not null"
                + " and (e.target_id is null or e.target_id <> r.target_id)"
                + " on duplicate key update target_id = values(target_id), batch_id = values(batch_id)")
        .setParameter("batch", batch)
        .executeUpdate();
  }

  /** Forgets the names that an import brought. */
  void forgetNames(String batch) {
    em.createNativeQuery("delete from external_ref where batch_id = :batch")
        .setParameter("batch", batch)
        .executeUpdate();
  }

  /** Fails what runs but has shown no life since that time. */
  public List<ImportBatch> silentSince(Instant time) {
    return em.createQuery(
            "select b from ImportBatch b where b.state in :running and b.beatAt < :time",
            ImportBatch.class)
        .setParameter(
            "running", List.of(ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING))
        .setParameter("time", time)
        .getResultList();
  }
}
