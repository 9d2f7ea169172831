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
    return em.createQuery(
            "select c from BiometricConsent c where c.studentId = :student order by c.seq desc",
            BiometricConsent.class)
        .setParameter("student", studentId)
        .setMaxResults(1)
        .getResultStream()
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

  /** Deletes a student's templates that were made at or before a moment; returns how many. */
  public int destroyMadeBefore(String studentId, Instant limit) {
    return em.createQuery(
            "delete from FaceTemplate t where t.studentId = :student and t.createdAt <= :limit")
        .setParameter("student", studentId)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /** Deletes all templates of a student, of every model; returns how many there were. */
  public int destroyAll(String studentId) {
    return em.createQuery("delete from FaceTemplate t where t.studentId = :student")
        .setParameter("student", studentId)
        .executeUpdate();
  }
}
