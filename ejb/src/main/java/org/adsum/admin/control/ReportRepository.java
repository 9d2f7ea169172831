package org.adsum.admin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.adsum.admin.boundary.CheckInHour;
import org.adsum.admin.boundary.CourseAttendance;
import org.adsum.admin.boundary.Overview;

/** Sums, made by the database. */
@ApplicationScoped
public class ReportRepository {
  private static final String BY_COURSE =
      """
      select c.code, c.title, count(distinct a.id),
             (select count(*) from attendance_session a2 join section s2 on s2.id = a2.section_id
                join roster_entry e on e.section_id = s2.id and e.valid_from <= a2.opens_at
                     and (e.valid_to is null or e.valid_to > a2.opens_at)
               where s2.course_id = c.id and a2.state = 'CLOSED' and a2.opens_at >= ?1 and a2.opens_at < ?2),
             coalesce(sum(r.status = 'PRESENT'), 0), coalesce(sum(r.status = 'LATE'), 0),
             coalesce(sum(r.status = 'EXCUSED'), 0)
        from course c join section s on s.course_id = c.id join attendance_session a on a.section_id = s.id
        left join attendance_record r on r.session_id = a.id
       where a.state = 'CLOSED' and a.opens_at >= ?1 and a.opens_at < ?2
       group by c.id, c.code, c.title order by c.code
      """;

  private static final String OVERVIEW =
      """
      select (select count(*) from user_account where state = 'ACTIVE'),
             (select count(*) from user_role where role = 'STUDENT'),
             (select count(*) from user_role ur where ur.role = 'STUDENT'
                and not exists (select 1 from face_template t where t.student_id = ur.user_id)),
             (select count(*) from attendance_session where state in ('OPEN', 'LOCKED')),
             (select count(*) from attendance_session where opens_at >= ?1 and opens_at < ?2),
             (select count(*) from attendance_record r join attendance_session a on a.id = r.session_id
               where a.opens_at >= ?1 and a.opens_at < ?2 and r.source = 'FACE'),
             (select count(*) from checkin_attempt where state = 'PENDING'),
             (select count(*) from checkin_attempt c join attendance_session a on a.id = c.session_id
               where c.state = 'REVIEW' and a.opens_at >= ?1 and a.opens_at < ?2)
      """;

  private static final String CHECK_IN_HOURS =
      """
      select timestampdiff(hour, ?1, c.submitted_at) as hours, sum(c.state = 'ACCEPTED'), sum(c.state = 'REVIEW'),
             sum(c.state = 'REJECTED'), sum(c.state in ('EXPIRED', 'FAILED'))
        from checkin_attempt c
       where c.submitted_at >= ?1 and c.submitted_at < ?2 and c.state <> 'PENDING'
       group by hours order by hours
      """;

  @PersistenceContext EntityManager em;

  /** Closed sessions that opened in [{@code from}, {@code to}), by course. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public List<CourseAttendance> byCourse(Instant from, Instant to) {
    List<Object[]> rows =
        em.createNativeQuery(BY_COURSE).setParameter(1, from).setParameter(2, to).getResultList();
    return rows.stream()
        .map(
            r ->
                new CourseAttendance(
                    (String) r[0],
                    (String) r[1],
                    number(r[2]),
                    number(r[3]),
                    number(r[4]),
                    number(r[5]),
                    number(r[6])))
        .toList();
  }

  /**
   * Concluded check-ins sent in [{@code from}, {@code to}), by the hour counted from {@code from}.
   */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public List<CheckInHour> checkInHours(Instant from, Instant to) {
    List<Object[]> rows =
        em.createNativeQuery(CHECK_IN_HOURS)
            .setParameter(1, from)
            .setParameter(2, to)
            .getResultList();
    return rows.stream()
        .map(
            r ->
                new CheckInHour(
                    from.plus(number(r[0]), ChronoUnit.HOURS),
                    number(r[1]),
                    number(r[2]),
                    number(r[3]),
                    number(r[4])))
        .toList();
  }

  /** Counts of now and of the day [{@code from}, {@code to}). */
  public Overview overview(Instant from, Instant to) {
    Object[] r =
        (Object[])
            em.createNativeQuery(OVERVIEW)
                .setParameter(1, from)
                .setParameter(2, to)
                .getSingleResult();
    return new Overview(
        number(r[0]),
        number(r[1]),
        number(r[2]),
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
