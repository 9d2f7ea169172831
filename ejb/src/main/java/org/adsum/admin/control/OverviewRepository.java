package org.adsum.admin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.adsum.admin.boundary.CheckInHour;
import org.adsum.admin.boundary.Overview;
import org.adsum.enrolment.boundary.EnrolmentCounts;
import org.adsum.identity.entity.Scope;

/** The numbers of the console's first page, made by the database. */
@ApplicationScoped
public class OverviewRepository {
  /** %1$s keeps the accounts, %2$s the sessions of the caller's part of the university. */
  private static final String OVERVIEW =
      """
      select (select count(*) from user_account u where u.state = 'ACTIVE' %1$s),
             (select count(*) from user_role u where u.role = 'STUDENT' %3$s),
             (select count(*) from attendance_session a where a.state in ('OPEN', 'LOCKED') %2$s),
             (select count(*) from attendance_session a where a.opens_at >= :from and a.opens_at < :to %2$s),
             (select count(*) from attendance_record r join attendance_session a on a.id = r.session_id
               where a.opens_at >= :from and a.opens_at < :to and r.source = 'FACE' %2$s),
             (select count(*) from checkin_attempt c join attendance_session a on a.id = c.session_id
               where c.state = 'PENDING' %2$s),
             (select count(*) from review_case k join checkin_attempt c on c.id = k.attempt_id
                join attendance_session a on a.id = c.session_id
               where k.state = 'OPEN' and a.opens_at >= :from and a.opens_at < :to %2$s
                 and not exists (select 1 from attendance_record r
                   where r.session_id = c.session_id and r.student_id = c.student_id))
      """;

  private static final String CHECK_IN_HOURS =
      """
      select timestampdiff(hour, :from, c.submitted_at) as hours, sum(c.state = 'ACCEPTED'), sum(c.state = 'REVIEW'),
             sum(c.state = 'REJECTED'), sum(c.state in ('EXPIRED', 'FAILED'))
        from checkin_attempt c join attendance_session a on a.id = c.session_id
       where c.submitted_at >= :from and c.submitted_at < :to and c.state <> 'PENDING' %s
       group by hours order by hours
      """;

  @PersistenceContext EntityManager em;

  /**
   * Concluded check-ins sent in [{@code from}, {@code to}), by the hour counted from {@code from}.
   */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public List<CheckInHour> checkInHours(Instant from, Instant to, Scope scope) {
    List<Object[]> rows =
        scope
            .bind(em.createNativeQuery(CHECK_IN_HOURS.formatted(onSession(scope))))
            .setParameter("from", from)
            .setParameter("to", to)
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

  /** Counts of now and of the day [{@code from}, {@code to}), with those of enrolment. */
  public Overview overview(Instant from, Instant to, EnrolmentCounts enrolment, Scope scope) {
    String sql =
        OVERVIEW.formatted(onPerson("u.id", scope), onSession(scope), onPerson("u.user_id", scope));
    Object[] r =
        (Object[])
            scope
                .bind(em.createNativeQuery(sql))
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
    return new Overview(
        number(r[0]),
        number(r[1]),
        enrolment.missing(),
        enrolment.enrolAgain(),
        number(r[2]),
        number(r[3]),
        number(r[4]),
        number(r[5]),
        number(r[6]));
  }

  private static String onSession(Scope scope) {
    return scope.whole()
        ? ""
        : " and a.section_id in (select s.id from section s where 1 = 1"
            + scope.onCourse("s.course_id")
            + ")";
  }

  private static String onPerson(String column, Scope scope) {
    return scope.whole()
        ? ""
        : " and %s in (select e.student_id from roster_entry e join section s on s.id = e.section_id where 1 = 1%s union select t.teacher_id from teaching_assignment t join section s on s.id = t.section_id where 1 = 1%2$s)"
            .formatted(column, scope.onCourse("s.course_id"));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
