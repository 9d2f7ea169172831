package org.adsum.report.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.List;

/** Makes the sums of sections from their records and rosters. */
@ApplicationScoped
public class SumRepository {
  private static final int ROWS = 200;

  private static final String BELONGED =
      """
        from attendance_session a
        join roster_entry e on e.section_id = a.section_id
             and e.valid_from <= a.opens_at and (e.valid_to is null or e.valid_to > a.opens_at)
        left join attendance_record r on r.session_id = a.id and r.student_id = e.student_id
       where a.section_id in (:sections) and a.state = 'CLOSED'
      """;

  private static final String COUNTS =
      "count(*), coalesce(sum(r.status = 'PRESENT'), 0), coalesce(sum(r.status = 'LATE'), 0),"
          + " coalesce(sum(r.status = 'EXCUSED'), 0)";

  @PersistenceContext EntityManager em;

  /** Notes that a section's sums are out of date. */
  public void mark(String sectionId) {
    em.createNativeQuery("insert ignore into section_sum_due (section_id) values (?1)")
        .setParameter(1, sectionId)
        .executeUpdate();
  }

  /** Notes it of the section of a session, when that is closed; until then nothing is summed up. */
  public void markOfClosed(String sessionId) {
    em.createNativeQuery(
            "insert ignore into section_sum_due (section_id)"
                + " select section_id from attendance_session where id = ?1 and state = 'CLOSED'")
        .setParameter(1, sessionId)
        .executeUpdate();
  }

  /** Notes all sections with closed sessions that were never summed up: of restored data. */
  public void markMissing() {
    em.createNativeQuery(
            "insert ignore into section_sum_due (section_id) select distinct a.section_id"
                + " from attendance_session a left join session_sum n on n.session_id = a.id"
                + " where a.state = 'CLOSED' and n.session_id is null")
        .executeUpdate();
  }

  /** How many sections are out of date. */
  public long due() {
    return ((Number) em.createNativeQuery("select count(*) from section_sum_due").getSingleResult())
        .longValue();
  }

  /**
   * Takes the notes of at most so many sections. A section that somebody is changing, or another
   * node is summing up, is left out; what is changed from now on is noted anew after this
   * transaction.
   */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public List<String> take(int most) {
    List<String> sections =
        em.createNativeQuery(
                "select section_id from section_sum_due limit " + most + " for update skip locked",
                String.class)
            .getResultList();
    if (!sections.isEmpty()) {
      update("delete from section_sum_due where section_id in (:sections)", sections);
    }
    return sections;
  }

  /**
   * Replaces the sums of these sections. What is summed up is read without locks and then written:
   * an "insert from select" would lock records and sessions, and who closes one would wait for a
   * note while this waits for the session.
   */
  public void replace(List<String> sections) {
    List<Object[]> sessions =
        rows(
            "select a.id, a.section_id, a.opens_at, " + COUNTS + BELONGED + " group by a.id",
            sections);
    List<Object[]> students =
        rows(
            "select a.section_id, e.student_id, "
                + COUNTS
                + BELONGED
                + " group by a.section_id, e.student_id",
            sections);
    update("delete from session_sum where section_id in (:sections)", sections);
    update("delete from student_sum where section_id in (:sections)", sections);
    insert(
        "session_sum (session_id, section_id, opens_at, expected, present, late, excused)",
        sessions);
    insert("student_sum (section_id, student_id, expected, present, late, excused)", students);
  }

  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  private List<Object[]> rows(String sql, List<String> sections) {
    return em.createNativeQuery(sql).setParameter("sections", sections).getResultList();
  }

  private void update(String sql, List<String> sections) {
    em.createNativeQuery(sql).setParameter("sections", sections).executeUpdate();
  }

  private void insert(String into, List<Object[]> rows) {
    for (int from = 0; from < rows.size(); from += ROWS) {
      List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + ROWS));
      int columns = some.get(0).length;
      String places = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
      Query query =
          em.createNativeQuery(
              "insert into "
                  + into
                  + " values "
                  + numbered(String.join(", ", Collections.nCopies(some.size(), places))));
      int place = 1;
      for (Object[] row : some) {
        for (Object value : row) {
          query.setParameter(place++, value);
        }
      }
      query.executeUpdate();
    }
  }

  /** Puts the numbers in that JPA wants. */
  private static String numbered(String places) {
    StringBuilder sql = new StringBuilder();
    int number = 1;
    for (char c : places.toCharArray()) {
      sql.append(c);
      if (c == '?') {
        sql.append(number++);
      }
    }
    return sql.toString();
  }
}
