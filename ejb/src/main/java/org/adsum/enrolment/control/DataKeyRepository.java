package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.adsum.enrolment.entity.DataKey;
import org.adsum.enrolment.entity.FaceTemplate;

/** The data keys, and the templates that have none yet. */
@ApplicationScoped
public class DataKeyRepository {
  private static final String WITHOUT_KEY =
      " from FaceTemplate t where not exists"
          + " (select 1 from DataKey d where d.studentId = t.studentId)";

  @PersistenceContext EntityManager em;

  public void add(DataKey key) {
    em.persist(key);
  }

  /** How many keys each master key wraps. */
  public Map<String, Long> countByMaster() {
    return em
        .createQuery(
            "select d.masterKeyId, count(d.studentId) from DataKey d group by d.masterKeyId",
            Object[].class)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }

  /** Keys that another master key than this one wraps, locked, by student. */
  public List<DataKey> lockOthers(String masterKey, String after, int most) {
    // By two ranges of the index instead of "not equal", which would read and lock all.
    return em.createQuery(
            "select d from DataKey d where (d.masterKeyId < :master or d.masterKeyId > :master)"
                + " and d.studentId > :after order by d.studentId",
            DataKey.class)
        .setParameter("master", masterKey)
        .setParameter("after", after)
        .setMaxResults(most)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  public long countTemplatesWithoutKey() {
    return em.createQuery("select count(t.id)" + WITHOUT_KEY, Long.class).getSingleResult();
  }

  /** Students after this one whose templates have no data key. */
  public List<String> studentsWithoutKey(String after, int most) {
    return em.createQuery(
            "select distinct t.studentId"
                + WITHOUT_KEY
                + " and t.studentId > :after"
                + " order by t.studentId",
            String.class)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /** A student's templates of every model, locked. */
  public List<FaceTemplate> lockTemplates(String student) {
    return em.createQuery(
            "select t from FaceTemplate t where t.studentId = :student order by t.id",
            FaceTemplate.class)
        .setParameter("student", student)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }
}
