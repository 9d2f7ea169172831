package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.enrolment.entity.BiometricConsent;
import org.adsum.enrolment.entity.ChosenWay;
import org.adsum.enrolment.entity.FaceTemplate;

/** Consent statements and templates in the database. */
@ApplicationScoped
public class TemplateRepository {
  @PersistenceContext EntityManager em;

  public void add(Object entity) {
    em.persist(entity);
  }

  /** The way that a student has chosen; empty for who never did. */
  public Optional<ChosenWay> chosenWay(String studentId) {
    return Optional.ofNullable(em.find(ChosenWay.class, studentId));
  }

  public Optional<BiometricConsent> lastConsent(String studentId) {
    return em
        .createQuery(
            "select c from BiometricConsent c where c.studentId = :student order by c.seq desc",
            BiometricConsent.class)
        .setParameter("student", studentId)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  public List<FaceTemplate> templates(String studentId, FaceReader.Model model) {
    return em.createQuery(
            "select t from FaceTemplate t where t.studentId = :student and t.modelId = :model"
                + " and t.modelVersion = :version order by t.slot",
            FaceTemplate.class)
        .setParameter("student", studentId)
        .setParameter("model", model.id())
        .setParameter("version", model.version())
        .getResultList();
  }

  /** The student's templates of every model. */
  public List<FaceTemplate> templates(String studentId) {
    return em.createQuery(
            "select t from FaceTemplate t where t.studentId = :student order by t.slot",
            FaceTemplate.class)
        .setParameter("student", studentId)
        .getResultList();
  }

  /** Whether there is any template of the student, of whatever model. */
  public boolean hasAny(String studentId) {
    return !em.createQuery(
            "select t.id from FaceTemplate t where t.studentId = :student", String.class)
        .setParameter("student", studentId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The student's templates of a model with the key that opens them, in one query. */
  public List<SealedTemplate> sealed(String studentId, FaceReader.Model model) {
    return em.createQuery(
            "select new org.adsum.enrolment.control.SealedTemplate(t.id, t.studentId,"
                + " t.sealedEmbedding, d.wrapped, t.createdAt) from FaceTemplate t"
                + " left join DataKey d on d.studentId = t.studentId where t.studentId = :student"
                + " and t.modelId = :model and t.modelVersion = :version order by t.slot",
            SealedTemplate.class)
        .setParameter("student", studentId)
        .setParameter("model", model.id())
        .setParameter("version", model.version())
        .getResultList();
  }

  /**
   * Deletes a student's templates that were made at or before a moment, and with the last one the
   * data key; returns how many.
   */
  public int destroyMadeBefore(String studentId, Instant limit) {
    int destroyed =
        em.createQuery(
                "delete from FaceTemplate t where t.studentId = :student and t.createdAt <= :limit")
            .setParameter("student", studentId)
            .setParameter("limit", limit)
            .executeUpdate();
    em.createQuery(
            "delete from DataKey d where d.studentId = :student and not exists"
                + " (select t.id from FaceTemplate t where t.studentId = :student)")
        .setParameter("student", studentId)
        .executeUpdate();
    return destroyed;
  }

  /**
   * Deletes all templates of a student, of every model, and the data key without which no copy of
   * them can be opened; returns how many templates there were.
   */
  public int destroyAll(String studentId) {
    int destroyed =
        em.createQuery("delete from FaceTemplate t where t.studentId = :student")
            .setParameter("student", studentId)
            .executeUpdate();
    em.createQuery("delete from DataKey d where d.studentId = :student")
        .setParameter("student", studentId)
        .executeUpdate();
    return destroyed;
  }

  /** Deletes all statements of a student; returns how many there were. */
  public int removeConsents(String studentId) {
    return em.createQuery("delete from BiometricConsent c where c.studentId = :student")
        .setParameter("student", studentId)
        .executeUpdate();
  }
}
