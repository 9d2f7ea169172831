package org.adsum.report.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.identity.entity.Scope;
import org.adsum.report.boundary.AttendanceBy;
import org.adsum.report.boundary.AttendanceLine;
import org.adsum.report.boundary.Days;
import org.adsum.report.boundary.HeatCell;
import org.adsum.report.boundary.RefusalLine;
import org.adsum.report.boundary.StudentLine;
import org.adsum.report.boundary.StudentQuestion;

/** Reports, read from the sums: from the read replica where there is one. */
@ApplicationScoped
public class AttendanceSumRepository {
  private static final String SUMS =
      "count(*), sum(n.expected), sum(n.present), sum(n.late), sum(n.excused)"
          + " from session_sum n join section s on s.id = n.section_id join course c on c.id = s.course_id"
          + " where n.opens_at >= :from and n.opens_at < :to";

  /** The same without the courses, when nobody asks for them: half the time. */
  private static final String PLAIN_SUMS =
      "count(*), sum(n.expected), sum(n.present), sum(n.late), sum(n.excused) from session_sum n"
          + " where n.opens_at >= :from and n.opens_at < :to";

  private static final String STUDENTS =
      " from student_sum n join section s on s.id = n.section_id join course c on c.id = s.course_id"
          + " join user_account u on u.id = n.student_id where s.term_id = :term and n.expected > n.excused"
          + " and (n.present + n.late) * 100 < :below * (n.expected - n.excused)";

  @PersistenceContext(unitName = "reports")
  EntityManager em;

  /** Closed sessions that opened on these days. */
  public List<AttendanceLine> attendance(AttendanceBy by, Days days, Scope scope) {
    String where = SUMS + scope.onCourse("c.id");
    return switch (by) {
      case COURSE ->
          inDays(
                  "select c.id, c.code, c.title, "
                      + where
                      + " group by c.id, c.code, c.title order by c.code",
                  days,
                  scope)
              .stream()
              .map(AttendanceSumRepository::line)
              .toList();
      case SECTION ->
          inDays(
                  "select s.id, concat(c.code, '-', s.number), c.title, "
                      + where
                      + " group by s.id, c.code, s.number, c.title order by c.code, s.number",
                  days,
                  scope)
              .stream()
              .map(AttendanceSumRepository::line)
              .toList();
      case WEEK -> weeks(days, scope);
    };
  }

  private List<AttendanceLine> weeks(Days days, Scope scope) {
    List<Object[]> rows =
        inDays(
            "select timestampdiff(hour, :monday, n.opens_at) div 168 as week, null, null, "
                + overAll(scope)
                + " group by week order by week",
            days,
            scope);
    return rows.stream()
        .map(
            r ->
                new AttendanceLine(
                    null,
                    days.monday().plusWeeks(number(r[0])).toString(),
                    null,
                    number(r[3]),
                    number(r[4]),
                    number(r[5]),
                    number(r[6]),
                    number(r[7])))
        .toList();
  }

  /** By day of the week and hour of the reader's zone, whose offset the database does not know. */
  public List<HeatCell> heat(Days days, Scope scope) {
    Instant monday = days.mondayBegin();
    Map<Integer, HeatCell> cells = new TreeMap<>();
    for (Object[] r :
        inDays(
            "select timestampdiff(hour, :monday, n.opens_at) as hours, null, null, "
                + overAll(scope)
                + " group by hours",
            days,
            scope)) {
      ZonedDateTime at = monday.plus(number(r[0]), ChronoUnit.HOURS).atZone(days.zone());
      HeatCell cell =
          new HeatCell(
              at.getDayOfWeek(),
              at.getHour(),
              number(r[3]),
              number(r[4]),
              number(r[5]),
              number(r[6]),
              number(r[7]));
      cells.merge(at.getDayOfWeek().getValue() * 24 + at.getHour(), cell, HeatCell::plus);
    }
    return List.copyOf(cells.values());
  }

  /** The lowest rate first. */
  public List<StudentLine> students(StudentQuestion question, int first, int size, Scope scope) {
    Query query =
        ofStudents(
            "select u.id, u.username, u.display_name, s.id, concat(c.code, '-', s.number), n.expected, n.present,"
                + " n.late, n.excused",
            " order by (n.present + n.late) / (n.expected - n.excused), u.username, c.code, s.number",
            question,
            scope);
    return rows(query.setFirstResult(first).setMaxResults(size)).stream()
        .map(
            r ->
                new StudentLine(
                    (String) r[0],
                    (String) r[1],
                    (String) r[2],
                    (String) r[3],
                    (String) r[4],
                    number(r[5]),
                    number(r[6]),
                    number(r[7]),
                    number(r[8])))
        .toList();
  }

  public long countStudents(StudentQuestion question, Scope scope) {
    return number(ofStudents("select count(*)", "", question, scope).getSingleResult());
  }

  private Query ofStudents(String select, String order, StudentQuestion question, Scope scope) {
    String course = question.course();
    String where = course == null ? "" : " and c.code like :course escape '!'";
    Query query =
        scope
            .bind(em.createNativeQuery(select + STUDENTS + where + scope.onCourse("c.id") + order))
            .setParameter("term", question.termId())
            .setParameter("below", question.belowPercent());
    if (course != null) {
      query.setParameter("course", course.replaceAll("([!%_])", "!$1") + "%");
    }
    return query;
  }

  /** By week and reason. */
  public List<RefusalLine> refusals(Days days, Scope scope) {
    String within =
        scope.whole()
            ? ""
            : " and a.session_id in (select x.id from attendance_session x join section s on s.id = x.section_id"
                + " where 1 = 1"
                + scope.onCourse("s.course_id")
                + ")";
    return inDays(
            "select timestampdiff(hour, :monday, a.submitted_at) div 168 as week, a.reason, count(*)"
                + " from checkin_attempt a where a.state = 'REJECTED' and a.reason is not null"
                + " and a.submitted_at >= :from and a.submitted_at < :to"
                + within
                + " group by week, a.reason order by week, a.reason",
            days,
            scope)
        .stream()
        .map(
            r ->
                new RefusalLine(
                    week(days, r[0]), AttemptReason.valueOf((String) r[1]), number(r[2])))
        .toList();
  }

  private static String overAll(Scope scope) {
    return scope.whole() ? PLAIN_SUMS : SUMS + scope.onCourse("c.id");
  }

  private static LocalDate week(Days days, Object weeks) {
    return days.monday().plusWeeks(number(weeks));
  }

  private List<Object[]> inDays(String sql, Days days, Scope scope) {
    Query query =
        scope
            .bind(em.createNativeQuery(sql))
            .setParameter("from", days.begin())
            .setParameter("to", days.end());
    if (sql.contains(":monday")) {
      query.setParameter("monday", days.mondayBegin());
    }
    return rows(query);
  }

  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  private static List<Object[]> rows(Query query) {
    return query.getResultList();
  }

  private static AttendanceLine line(Object[] r) {
    return new AttendanceLine(
        (String) r[0],
        (String) r[1],
        (String) r[2],
        number(r[3]),
        number(r[4]),
        number(r[5]),
        number(r[6]),
        number(r[7]));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
