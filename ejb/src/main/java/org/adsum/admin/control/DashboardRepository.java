package org.adsum.admin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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

/** Sums of now and today; each from a key, whatever the tables hold. */
@ApplicationScoped
public class DashboardRepository {
  private static final String LIVE =
      """
      select (select count(*) from attendance_session where state in ('OPEN', 'LOCKED')),
             (select count(*) from attendance_session where opens_at >= ?1 and opens_at < ?2),
             (select count(*) from attendance_session a join attendance_record r on r.session_id = a.id
               where a.opens_at >= ?1 and a.opens_at < ?2 and r.source = 'FACE'),
             (select count(*) from checkin_attempt where state = 'PENDING'),
             (select count(*) from review_case k join checkin_attempt c on c.id = k.attempt_id
               where k.state = 'OPEN' and not exists (select 1 from attendance_record r
                   where r.session_id = c.session_id and r.student_id = c.student_id))
      """;

  private static final String MINUTES =
      """
      select timestampdiff(minute, ?1, c.submitted_at) as place, sum(c.state = 'ACCEPTED'), count(*)
        from checkin_attempt c where c.submitted_at >= ?1 group by place
      """;

  private static final String REASONS =
      """
      select c.state, c.reason, count(*) as many from checkin_attempt c
       where c.submitted_at >= ?1 and c.submitted_at < ?2 and c.state <> 'PENDING'
       group by c.state, c.reason order by many desc
      """;

  @PersistenceContext EntityManager em;

  /** Numbers of now and of the day [{@code from}, {@code to}). */
  public LiveNumbers live(Instant from, Instant to) {
    Object[] row =
        (Object[])
            em.createNativeQuery(LIVE).setParameter(1, from).setParameter(2, to).getSingleResult();
    return new LiveNumbers(
        number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
  }

  /** Check-ins since then, by the minute counted from it. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public Map<Long, CheckInMinute> minutes(Instant from) {
    List<Object[]> rows = em.createNativeQuery(MINUTES).setParameter(1, from).getResultList();
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
  public List<ReasonCount> reasons(Instant from, Instant to) {
    List<Object[]> rows =
        em.createNativeQuery(REASONS).setParameter(1, from).setParameter(2, to).getResultList();
    return rows.stream()
        .map(
            row ->
                new ReasonCount(
                    AttemptState.valueOf(row[0].toString()),
                    row[1] == null ? null : AttemptReason.valueOf(row[1].toString()),
                    number(row[2])))
        .toList();
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
