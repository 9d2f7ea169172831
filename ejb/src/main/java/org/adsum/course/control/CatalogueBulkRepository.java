package org.adsum.course.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adsum.course.entity.CatalogueKind;
import org.adsum.shared.control.BulkTable;
import org.adsum.shared.entity.RowChange;
import org.adsum.shared.entity.RowImage;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/** Many rows of the catalogue at once. */
@ApplicationScoped
public class CatalogueBulkRepository {
  private static final String OF_TERM =
      "t.section_id in (select s.id from section s where s.term_id = ?) and t.id > ?";

  @PersistenceContext EntityManager em;

  public List<RowImage> byId(CatalogueKind kind, Collection<String> ids) {
    return work(database -> table(kind).find(database, "id", ids));
  }

  public List<RowImage> byKey(CatalogueKind kind, Collection<List<String>> keys) {
    return work(database -> table(kind).find(database, kind.key(), keys));
  }

  /** A page of the roster entries of a term's sections that have not ended at that time, by id. */
  public List<RowImage> rosterOfTerm(String term, Instant at, String after, int most) {
    String time = LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    return work(
        database ->
            table(CatalogueKind.ROSTER)
                .page(
                    database,
                    OF_TERM + " and (t.valid_to is null or t.valid_to > ?)",
                    List.of(term, after, time),
                    most));
  }

  /** A page of the teaching assignments of a term's sections, by id. */
  public List<RowImage> teachingOfTerm(String term, String after, int most) {
    return work(
        database ->
            table(CatalogueKind.TEACHING).page(database, OF_TERM, List.of(term, after), most));
  }

  public void insert(CatalogueKind kind, List<RowImage> rows) {
    run(database -> table(kind).insert(database, rows, Map.of()));
  }

  public void update(CatalogueKind kind, List<RowChange> changes) {
    run(database -> table(kind).update(database, changes));
  }

  public void delete(CatalogueKind kind, List<String> ids) {
    run(database -> table(kind).delete(database, ids));
  }

  public void require(CatalogueKind kind, List<RowChange> changes) {
    run(database -> table(kind).require(database, changes));
  }

  /** Whether two stretches of time of one student in one of these entries' sections overlap. */
  public boolean anyOverlap(List<String> entries) {
    String sql =
        "select 1 from roster_entry a join roster_entry b on b.section_id = a.section_id"
            + " and b.student_id = a.student_id and b.id <> a.id"
            + " and (b.valid_to is null or b.valid_to > a.valid_from)"
            + " and (a.valid_to is null or a.valid_to > b.valid_from)"
            + " and not (b.valid_to <=> b.valid_from) and not (a.valid_to <=> a.valid_from)"
            + " where a.id in ("
            + String.join(", ", java.util.Collections.nCopies(entries.size(), "?"))
            + ") limit 1";
    return !entries.isEmpty()
        && work(
            database -> {
              try (PreparedStatement query = database.prepareStatement(sql)) {
                for (int i = 0; i < entries.size(); i++) {
                  query.setString(i + 1, entries.get(i));
                }
                try (ResultSet found = query.executeQuery()) {
                  return found.next();
                }
              }
            });
  }

  private static BulkTable table(CatalogueKind kind) {
    Map<String, BulkTable.Type> columns = new LinkedHashMap<>();
    for (String column : kind.columns()) {
      columns.put(
          column,
          column.startsWith("valid_")
              ? BulkTable.Type.INSTANT
              : column.endsWith("_on") ? BulkTable.Type.DAY : BulkTable.Type.TEXT);
    }
    return new BulkTable(kind.table(), columns, kind.versioned());
  }

  private <T> T work(ReturningWork<T> work) {
    em.flush();
    return em.unwrap(Session.class).doReturningWork(work);
  }

  @FunctionalInterface
  private interface Statements {
    void run(java.sql.Connection database) throws SQLException;
  }

  private void run(Statements statements) {
    em.flush();
    em.unwrap(Session.class).doWork(statements::run);
    em.clear();
  }
}
