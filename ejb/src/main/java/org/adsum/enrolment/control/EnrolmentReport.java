package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.adsum.enrolment.boundary.EnrolmentCounts;
import org.adsum.enrolment.boundary.EnrolmentRow;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.enrolment.boundary.ModelUse;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.Scope;
import org.adsum.shared.boundary.PageRequest;

/** Who is enrolled and who is not, page by page in the database. */
@ApplicationScoped
public class EnrolmentReport {
  private static final String OWN_TEMPLATES =
      "from FaceTemplate t where t.studentId = u.id and t.modelId = :model and t.modelVersion = :version";

  private static final String COUNT_ALL = "select count(*) from user_role r where r.role = :role";

  /** Read once as a set: the other way round every student is looked up. */
  private static final String WITHOUT_TEMPLATES =
      " and r.user_id not in (select t.student_id from face_template t where t.model_id = :model and t.model_version = :version)";

  /** Each student once, from the key alone. */
  private static final String ENROLLED =
      "select count(*) from (select distinct t.student_id from face_template t"
          + " where t.model_id = :model and t.model_version = :version) e"
          + " join user_role r on r.user_id = e.student_id and r.role = :role";

  private static final String WITH_ANY =
      " and r.user_id in (select o.student_id from face_template o)";

  private static final String WITHOUT_ANY =
      " and r.user_id not in (select o.student_id from face_template o)";

  /**
   * The first slot is filled first, so a student without it has none. As a join, because the
   * optimizer would read all templates for a "not exists" before the first row comes.
   */
  private static final String FIRST_TEMPLATE =
      "left join FaceTemplate f on f.studentId = u.id and f.modelId = :model and f.modelVersion = :version and f.slot = 1 ";

  @PersistenceContext EntityManager em;

  /** Students by user name. */
  public List<EnrolmentRow> page(
      PageRequest page, boolean missingOnly, FaceReader.Model model, Scope scope) {
    String select =
        "select new org.adsum.enrolment.boundary.EnrolmentRow(u.id, u.username, u.displayName, (select count(t.id) "
            + OWN_TEMPLATES
            + "), (select max(t.createdAt) "
            + OWN_TEMPLATES
            + "), (select count(o.id) from FaceTemplate o where o.studentId = u.id)) from UserAccount u ";
    return filtered(select, " order by u.username", page, missingOnly, scope, EnrolmentRow.class)
        .setParameter("model", model.id())
        .setParameter("version", model.version())
        .setFirstResult(page.first())
        .setMaxResults(page.size())
        .getResultList();
  }

  /** How many students the whole list has. */
  public long count(PageRequest page, boolean missingOnly, FaceReader.Model model, Scope scope) {
    if (page.q() == null) {
      return countAll(missingOnly, model, scope);
    }
    TypedQuery<Long> query =
        filtered(
            "select count(u.id) from UserAccount u ", "", page, missingOnly, scope, Long.class);
    if (missingOnly) {
      query.setParameter("model", model.id()).setParameter("version", model.version());
    }
    return query.getSingleResult();
  }

  /**
   * How many students have still to enrol.
   *
   * @param model in use; null when it is not known: whatever is on file counts then
   */
  public EnrolmentCounts counts(FaceReader.Model model, Scope scope) {
    if (model == null) {
      return new EnrolmentCounts(number(COUNT_ALL + WITHOUT_ANY, scope, null), 0);
    }
    return new EnrolmentCounts(countAll(true, model, scope), countAgain(model, scope));
  }

  /** How many students have templates, and none of this model. */
  public long countAgain(FaceReader.Model model, Scope scope) {
    return hasOthers(model) ? number(COUNT_ALL + WITH_ANY + WITHOUT_TEMPLATES, scope, model) : 0;
  }

  /** How many students there are in the whole university. */
  public long countStudents() {
    return number(COUNT_ALL, Scope.WHOLE, null);
  }

  /** Whether there are templates of any other model; the key tells it without reading them. */
  private boolean hasOthers(FaceReader.Model model) {
    return em
        .createQuery(
            "select distinct t.modelId, t.modelVersion from FaceTemplate t", Object[].class)
        .getResultList()
        .stream()
        .anyMatch(row -> !row[0].equals(model.id()) || !row[1].equals(model.version()));
  }

  /** The model is null when the query does not ask for it. */
  private long number(String sql, Scope scope, FaceReader.Model model) {
    String within =
        scope.whole()
            ? ""
            : " and r.user_id in (select e.student_id from roster_entry e"
                + " join section s on s.id = e.section_id where 1 = 1"
                + scope.onCourse("s.course_id")
                + ")";
    Query query = scope.bind(em.createNativeQuery(sql + within));
    query.setParameter("role", Role.STUDENT.name());
    if (model != null) {
      query.setParameter("model", model.id()).setParameter("version", model.version());
    }
    return ((Number) query.getSingleResult()).longValue();
  }

  /** Without a search: from the roles alone, which takes a tenth of joining 100,000 accounts. */
  private long countAll(boolean missingOnly, FaceReader.Model model, Scope scope) {
    if (!missingOnly) {
      return number(COUNT_ALL, scope, null);
    }
    return scope.whole()
        ? countStudents() - number(ENROLLED, scope, model)
        : number(COUNT_ALL + WITHOUT_TEMPLATES, scope, model);
  }

  /** Students with templates, by model. */
  public List<ModelUse> modelUse() {
    return em.createQuery(
            "select new org.adsum.enrolment.boundary.ModelUse(t.modelId, t.modelVersion,"
                + " count(distinct t.studentId)) from FaceTemplate t"
                + " group by t.modelId, t.modelVersion order by count(distinct t.studentId) desc",
            ModelUse.class)
        .getResultList();
  }

  private <T> TypedQuery<T> filtered(
      String select,
      String order,
      PageRequest page,
      boolean missingOnly,
      Scope scope,
      Class<T> type) {
    String where = (missingOnly ? FIRST_TEMPLATE : "") + "where :student member of u.roles";
    if (page.q() != null) {
      where +=
          " and (u.username like :q escape '!' or u.displayName like :q escape '!'"
              + " or u.displayName like :word escape '!')";
    }
    if (missingOnly) {
      where += " and f.id is null";
    }
    where += scope.onPerson("u.id");
    TypedQuery<T> query =
        scope
            .bind(em.createQuery(select + where + order, type))
            .setParameter("student", Role.STUDENT);
    if (page.q() != null) {
      query.setParameter("q", page.prefix()).setParameter("word", page.laterWord());
    }
    return query;
  }
}
