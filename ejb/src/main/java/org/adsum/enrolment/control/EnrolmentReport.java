package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.adsum.enrolment.boundary.EnrolmentRow;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.PageRequest;

/** Who is enrolled and who is not, page by page in the database. */
@ApplicationScoped
public class EnrolmentReport {
  private static final String OWN_TEMPLATES =
      "from FaceTemplate t where t.studentId = u.id and t.modelId = :model and t.modelVersion = :version";

  @PersistenceContext EntityManager em;

  /** Students by user name. */
  public List<EnrolmentRow> page(PageRequest page, boolean missingOnly, FaceReader.Model model) {
    String select =
        "select new org.adsum.enrolment.boundary.EnrolmentRow(u.id, u.username, u.displayName, (select count(t.id) "
            + OWN_TEMPLATES
            + "), (select max(t.createdAt) "
            + OWN_TEMPLATES
            + ")) from UserAccount u ";
    return filtered(select, " order by u.username", page, missingOnly, EnrolmentRow.class)
        .setParameter("model", model.id())
        .setParameter("version", model.version())
        .setFirstResult(page.first())
        .setMaxResults(page.size())
        .getResultList();
  }

  /** How many students the whole list has. */
  public long count(PageRequest page, boolean missingOnly, FaceReader.Model model) {
    TypedQuery<Long> query =
        filtered("select count(u.id) from UserAccount u ", "", page, missingOnly, Long.class);
    if (missingOnly) {
      query.setParameter("model", model.id()).setParameter("version", model.version());
    }
    return query.getSingleResult();
  }

  private <T> TypedQuery<T> filtered(
      String select, String order, PageRequest page, boolean missingOnly, Class<T> type) {
    String where = "where :student member of u.roles";
    if (page.q() != null) {
      where +=
          " and (u.username like :q escape '!' or u.displayName like :q escape '!'"
              + " or u.displayName like :word escape '!')";
    }
    if (missingOnly) {
      where += " and not exists (select t.id " + OWN_TEMPLATES + ")";
    }
    TypedQuery<T> query =
        em.createQuery(select + where + order, type).setParameter("student", Role.STUDENT);
    if (page.q() != null) {
      query.setParameter("q", page.prefix()).setParameter("word", page.laterWord());
    }
    return query;
  }
}
