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
      select c.code, c.title, count(*),
             sum((select count(*) from roster_entry e where e.section_id = a.section_id
                     and e.valid_from <= a.opens_at and (e.valid_to is null or e.valid_to > a.opens_at))),
             coalesce(sum(n.present), 0), coalesce(sum(n.late), 0), coalesce(sum(n.excused), 0)
        from attendance_session a join section s on s.id = a.section_id join course c on c.id = s.course_id
        left join (select r.session_id, sum(r.status = 'PRESENT') as present, sum(r.status = 'LATE') as late,
                          sum(r.status = 'EXCUSED') as excused
                     from attendance_record r join attendance_session b on b.id = r.session_id
                    where b.state = 'CLOSED' and b.opens_at >= ?1 and b.opens_at < ?2
                    group by r.session_id) n on n.session_id = a.id
       where a.state = 'CLOSED' and a.opens_at >= ?1 and a.opens_at < ?2
       group by c.id, c.code, c.title order by c.code
      """;

  private static final String OVERVIEW =
      """
      select (select count(*) from user_account where state = 'ACTIVE'),
             (select count(*) from user_role where role = 'STUDENT'),
             (select count(*) from user_role ur where ur.role = 'STUDENT'
                and ur.user_id not in (select t.student_id from face_template t)),
             (select count(*) from attendance_session where state in ('OPEN', 'LOCKED')),
             (select count(*) from attendance_session where opens_at >= ?1 and opens_at < ?2),
             (select count(*) from attendance_record r join attendance_session a on a.id = r.session_id
               where a.opens_at >= ?1 and a.opens_at < ?2 and r.source = 'FACE'),
             (select count(*) from checkin_attempt where state = 'PENDING'),
             (select count(*) from review_case k join checkin_attempt c on c.id = k.attempt_id
                join attendance_session a on a.id = c.session_id
               where k.state = 'OPEN' and a.opens_at >= ?1 and a.opens_at < ?2
                 and not exists (select 1 from attendance_record r
                   where r.session_id = c.session_id and r.student_id = c.student_id))
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
