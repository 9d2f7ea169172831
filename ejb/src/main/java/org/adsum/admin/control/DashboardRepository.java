package org.adsum.admin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.adsum.admin.boundary.CheckInMinute;
import org.adsum.admin.boundary.LiveNumbers;
import org.adsum.admin.boundary.ReasonCount;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.identity.entity.Scope;

/** Sums of now and today; each from a key, whatever the tables hold. */
@ApplicationScoped
public class DashboardRepository {
  private static final String LIVE =
      """
      select (select count(*) from attendance_session a where a.state in ('OPEN', 'LOCKED')%1$s),
             (select count(*) from attendance_session a where a.opens_at >= :from and a.opens_at < :to%1$s),
             (select count(*) from attendance_session a join attendance_record r on r.session_id = a.id
               where a.opens_at >= :from and a.opens_at < :to and r.source = 'FACE'%1$s),
             (select count(*) from checkin_attempt c where c.state = 'PENDING'%2$s),
             (select count(*) from review_case k join checkin_attempt c on c.id = k.attempt_id
               where k.state = 'OPEN' and not exists (select 1 from attendance_record r
                   where r.session_id = c.session_id and r.student_id = c.student_id)%2$s)
      """;

  private static final String MINUTES =
      """
      select timestampdiff(minute, :from, c.submitted_at) as place, sum(c.state = 'ACCEPTED'), count(*)
        from checkin_attempt c where c.submitted_at >= :from%2$s group by place
      """;

  private static final String REASONS =
      """
      select c.state, c.reason, count(*) as many from checkin_attempt c
       where c.submitted_at >= :from and c.submitted_at < :to and c.state <> 'PENDING'%2$s
       group by c.state, c.reason order by many desc
      """;

  @PersistenceContext EntityManager em;

  /** Numbers of now and of the day [{@code from}, {@code to}). */
  public LiveNumbers live(Instant from, Instant to, Scope scope) {
    Object[] row =
        (Object[])
            query(LIVE, scope).setParameter("from", from).setParameter("to", to).getSingleResult();
    return new LiveNumbers(
        number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
  }

  /** Check-ins since then, by the minute counted from it. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public Map<Long, CheckInMinute> minutes(Instant from, Scope scope) {
    List<Object[]> rows = query(MINUTES, scope).setParameter("from", from).getResultList();
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> number(row[0]),
                row ->
                    new CheckInMinute(
                        from.plus(number(row[0]), ChronoUnit.MINUTES),
                        number(row[1]),
                        number(row[2]) - number(row[1]))));
  }

  /** How the check-ins sent in [{@code from}, {@code to}) ended. */
  @SuppressWarnings("unchecked") // as above
  public List<ReasonCount> reasons(Instant from, Instant to, Scope scope) {
    List<Object[]> rows =
        query(REASONS, scope).setParameter("from", from).setParameter("to", to).getResultList();
    return rows.stream()
        .map(
            row ->
                new ReasonCount(
                    AttemptState.valueOf(row[0].toString()),
                    row[1] == null ? null : AttemptReason.valueOf(row[1].toString()),
                    number(row[2])))
        .toList();
  }

  /** The query, for the sessions and the check-ins of one part of the university. */
  private Query query(String sql, Scope scope) {
    String sections =
        " in (select s.id from section s where 1 = 1" + scope.onCourse("s.course_id") + ")";
    String sessions = scope.whole() ? "" : " and a.section_id" + sections;
    String checkIns =
        scope.whole()
            ? ""
            : " and c.session_id in (select x.id from attendance_session x where x.section_id"
                + sections
                + ")";
    return scope.bind(em.createNativeQuery(sql.formatted(sessions, checkIns)));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
