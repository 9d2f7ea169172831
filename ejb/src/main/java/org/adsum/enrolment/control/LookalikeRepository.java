package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.enrolment.boundary.LookalikeRow;
import org.adsum.enrolment.entity.Lookalike;
import org.adsum.enrolment.entity.LookalikePair;
import org.adsum.enrolment.entity.LookalikeState;
import org.adsum.shared.boundary.PageRequest;

/** Pairs of people who look alike, and the templates to be compared for them. */
@ApplicationScoped
public class LookalikeRepository {
  /**
   * Only while both templates are there, and they stay until this is committed: who withdraws in
   * this moment leaves no entry behind. A pair that is known is left as it is.
   */
  private static final String ADD =
      """
      insert ignore into lookalike
             (id, one_id, other_id, model_id, model_version, similarity, state, found_at, version)
      select ?1, a.student_id, b.student_id, a.model_id, a.model_version, ?2, 'OPEN', ?3, 0
        from face_template a join face_template b on b.id = ?5
       where a.id = ?4
        lock in share mode
      """;

  private static final String ROW =
      "select new org.adsum.enrolment.boundary.LookalikeRow(l.id, l.oneId, a.username,"
          + " a.displayName, l.otherId, b.username, b.displayName, l.similarity, l.state,"
          + " l.foundAt, d.displayName, l.decidedAt, l.version)";

  private static final String PEOPLE =
      " from Lookalike l join UserAccount a on a.id = l.oneId"
          + " join UserAccount b on b.id = l.otherId left join UserAccount d on d.id = l.decidedBy";

  /** Of those alone who agreed to be compared with others. */
  private static final String COMPARABLE =
      " where t.modelId = :model and t.modelVersion = :version"
          + " and t.consentVersion in"
          + " (select c.version from ConsentText c where c.namesComparison = true)";

  private static final String SEALED =
      "select new org.adsum.enrolment.control.SealedTemplate(t.id, t.studentId, t.sealedEmbedding,"
          + " d.wrapped, t.createdAt) from FaceTemplate t left join DataKey d on d.studentId = t.studentId"
          + COMPARABLE;

  @PersistenceContext EntityManager em;

  /** Templates of a model that nobody compared yet, the oldest first. */
  public List<SealedTemplate> uncompared(FaceReader.Model model, int most) {
    return sealed(SEALED + " and t.comparedAt is null order by t.id", model, most).getResultList();
  }

  /** The templates of a model that follow an id, in the order of ids; "" is before the first. */
  public List<SealedTemplate> after(String id, FaceReader.Model model, int most) {
    return sealed(SEALED + " and t.id > :id order by t.id", model, most)
        .setParameter("id", id)
        .getResultList();
  }

  private TypedQuery<SealedTemplate> sealed(String text, FaceReader.Model model, int most) {
    return em.createQuery(text, SealedTemplate.class)
        .setParameter("model", model.id())
        .setParameter("version", model.version())
        .setMaxResults(most);
  }

  /** How many templates of a model may be compared. */
  public long countTemplates(FaceReader.Model model) {
    return em.createQuery("select count(t.id) from FaceTemplate t" + COMPARABLE, Long.class)
        .setParameter("model", model.id())
        .setParameter("version", model.version())
        .getSingleResult();
  }

  /** Notes that these templates are compared. */
  public void markCompared(List<String> templates, Instant at) {
    em.createQuery("update FaceTemplate t set t.comparedAt = :at where t.id in :templates")
        .setParameter("at", at)
        .setParameter("templates", templates)
        .executeUpdate();
  }

  /** Adds an open pair; false when it is known already or one of the templates is gone. */
  public boolean addUnlessKnown(String id, LookalikePair pair, Instant foundAt) {
    return em.createNativeQuery(ADD)
            .setParameter(1, id)
            .setParameter(2, pair.similarity())
            .setParameter(3, foundAt)
            .setParameter(4, pair.oneTemplate())
            .setParameter(5, pair.otherTemplate())
            .executeUpdate()
        == 1;
  }

  /** Removes all pairs of a student; returns how many there were. */
  public int removeAllOf(String student) {
    // Each by its own key: one statement for both would read, and so lock, everybody's pairs.
    return remove("delete from Lookalike l where l.oneId = :student", student)
        + remove("delete from Lookalike l where l.otherId = :student", student);
  }

  private int remove(String text, String student) {
    return em.createQuery(text).setParameter("student", student).executeUpdate();
  }

  public Optional<Lookalike> find(String id) {
    return Optional.ofNullable(em.find(Lookalike.class, id));
  }

  public void flush() {
    em.flush();
  }

  /** One pair as admins see it. */
  public Optional<LookalikeRow> row(String id) {
    return em
        .createQuery(ROW + PEOPLE + " where l.id = :id", LookalikeRow.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  public long countOpen() {
    return em.createQuery("select count(l.id) from Lookalike l where l.state = :open", Long.class)
        .setParameter("open", LookalikeState.OPEN)
        .getSingleResult();
  }

  /** Pairs, the most alike first. */
  public List<LookalikeRow> page(PageRequest page, LookalikeState state) {
    return filtered(ROW, " order by l.similarity desc, l.id", page, state, LookalikeRow.class)
        .setFirstResult(page.first())
        .setMaxResults(page.size())
        .getResultList();
  }

  /** How many pairs the whole list has. */
  public long count(PageRequest page, LookalikeState state) {
    return filtered("select count(l.id)", "", page, state, Long.class).getSingleResult();
  }

  private <T> TypedQuery<T> filtered(
      String select, String order, PageRequest page, LookalikeState state, Class<T> type) {
    String where = " where 1 = 1";
    if (state != null) {
      where += " and l.state = :state";
    }
    if (page.q() != null) {
      where +=
          " and (a.username like :q escape '!' or a.displayName like :q escape '!'"
              + " or a.displayName like :word escape '!' or b.username like :q escape '!'"
              + " or b.displayName like :q escape '!' or b.displayName like :word escape '!')";
    }
    TypedQuery<T> query = em.createQuery(select + PEOPLE + where + order, type);
    if (state != null) {
      query.setParameter("state", state);
    }
    if (page.q() != null) {
      query.setParameter("q", page.prefix()).setParameter("word", page.laterWord());
    }
    return query;
  }
}
