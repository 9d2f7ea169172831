package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.adsum.enrolment.boundary.ConsentTextRow;
import org.adsum.enrolment.entity.ConsentEffect;
import org.adsum.enrolment.entity.ConsentKind;
import org.adsum.enrolment.entity.ConsentText;
import org.adsum.enrolment.entity.ConsentTextState;

/** The versions of the consent text in the database. */
@ApplicationScoped
public class ConsentTextRepository {
  /** Of every student who agreed and has not withdrawn, the statement that counts. */
  private static final String GIVEN =
      " from BiometricConsent c where c.kind = :given and c.seq ="
          + " (select max(l.seq) from BiometricConsent l where l.studentId = c.studentId)";

  @PersistenceContext EntityManager em;

  /** The newest published version: the migration has brought one. */
  public ConsentText current() {
    return em.createQuery(
            "select t from ConsentText t where t.state = :published order by t.version desc",
            ConsentText.class)
        .setParameter("published", ConsentTextState.PUBLISHED)
        .setMaxResults(1)
        .getSingleResult();
  }

  /** The oldest version to which a consent still stands: the last one that asked again. */
  public int standingFrom() {
    return em.createQuery(
            "select max(t.version) from ConsentText t where t.state = :published and t.effect ="
                + " :again",
            Integer.class)
        .setParameter("published", ConsentTextState.PUBLISHED)
        .setParameter("again", ConsentEffect.ASK_AGAIN)
        .getSingleResult();
  }

  public Optional<ConsentText> published(int version) {
    return Optional.ofNullable(em.find(ConsentText.class, version))
        .filter(text -> text.publishedAt() != null);
  }

  /** The draft, locked: it is published once. */
  public Optional<ConsentText> lockDraft() {
    return em
        .createQuery("select t from ConsentText t where t.state = :draft", ConsentText.class)
        .setParameter("draft", ConsentTextState.DRAFT)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .findFirst();
  }

  public Optional<ConsentText> draft() {
    return em
        .createQuery("select t from ConsentText t where t.state = :draft", ConsentText.class)
        .setParameter("draft", ConsentTextState.DRAFT)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** All published versions, the newest first, with how many agreed to each and stand by it. */
  public List<ConsentTextRow> history() {
    return em.createQuery(
            "select new org.adsum.enrolment.boundary.ConsentTextRow(t.version, t.publishedAt,"
                + " u.displayName, t.effect, t.namesComparison, (select count(c.id)"
                + GIVEN
                + " and c.policyVersion = t.version)) from ConsentText t left join UserAccount u"
                + " on u.id = t.writtenBy where t.state = :published order by t.version desc",
            ConsentTextRow.class)
        .setParameter("published", ConsentTextState.PUBLISHED)
        .setParameter("given", ConsentKind.GIVEN)
        .getResultList();
  }

  /** How many students have agreed to a version before this one and have not withdrawn. */
  public long agreedBefore(int version) {
    return em.createQuery(
            "select count(c.id)" + GIVEN + " and c.policyVersion < :version", Long.class)
        .setParameter("given", ConsentKind.GIVEN)
        .setParameter("version", version)
        .getSingleResult();
  }

  public void add(ConsentText text) {
    em.persist(text);
  }

  public void remove(ConsentText text) {
    em.remove(text);
  }

  public void flush() {
    em.flush();
  }
}
