package org.adsum.privacy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.privacy.boundary.DeletionView;
import org.adsum.privacy.boundary.ErasureView;
import org.adsum.privacy.entity.ErasureRequest;
import org.adsum.privacy.entity.ErasureState;

/** Requests to be erased, and the ledger. */
@ApplicationScoped
public class PrivacyRepository {
  private static final String VIEW =
      "select new org.adsum.privacy.boundary.ErasureView(r.id, r.userId, u.username, u.displayName,"
          + " case when r.userId = r.requestedBy then true else false end, r.requestedAt, r.state, d.displayName, r.decidedAt,"
          + " r.answer, r.dueAt, r.doneAt, r.version)"
          + " from ErasureRequest r join UserAccount u on u.id = r.userId"
          + " left join UserAccount d on d.id = r.decidedBy ";

  @PersistenceContext EntityManager em;

  public void add(Object entity) {
    em.persist(entity);
  }

  public void flush() {
    em.flush();
  }

  /** A request, locked: a decision and its carrying out happen one after the other. */
  public Optional<ErasureRequest> lock(String id) {
    return Optional.ofNullable(em.find(ErasureRequest.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The request of a person that is not through yet. */
  public Optional<String> openRequestOf(String user) {
    return em
        .createQuery(
            "select r.id from ErasureRequest r where r.userId = :user and r.state in :open",
            String.class)
        .setParameter("user", user)
        .setParameter("open", List.of(ErasureState.REQUESTED, ErasureState.SCHEDULED))
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Requests whose time has come. */
  public List<String> due(Instant now, int most) {
    return em.createQuery(
            "select r.id from ErasureRequest r where r.state = :scheduled and r.dueAt <= :now"
                + " order by r.dueAt",
            String.class)
        .setParameter("scheduled", ErasureState.SCHEDULED)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  public Optional<ErasureView> view(String id) {
    return em
        .createQuery(VIEW + "where r.id = :id", ErasureView.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The last request of a person. */
  public Optional<ErasureView> lastOf(String user) {
    return em
        .createQuery(VIEW + "where r.userId = :user order by r.requestedAt desc", ErasureView.class)
        .setParameter("user", user)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The newest requests, those that wait for something first. */
  public List<ErasureView> requests(int most) {
    return em.createQuery(
            VIEW
                + "order by case when r.state = org.adsum.privacy.entity.ErasureState.REQUESTED"
                + " then 0 when r.state = org.adsum.privacy.entity.ErasureState.SCHEDULED then 1"
                + " else 2 end, r.requestedAt desc",
            ErasureView.class)
        .setMaxResults(most)
        .getResultList();
  }

  public long countRequested() {
    return em.createQuery(
            "select count(r.id) from ErasureRequest r where r.state = :requested", Long.class)
        .setParameter("requested", ErasureState.REQUESTED)
        .getSingleResult();
  }

  /** The newest lines of the ledger. */
  public List<DeletionView> ledger(int most) {
    return em.createQuery(
            "select new org.adsum.privacy.boundary.DeletionView(d.at, d.kind, d.cause, d.amount)"
                + " from Deletion d order by d.at desc, d.id desc",
            DeletionView.class)
        .setMaxResults(most)
        .getResultList();
  }

  /** Whether the ledger knows that this was deleted of this person then, or, of accounts, ever. */
  public boolean isInLedger(String kind, byte[] personHash, Instant at) {
    String then = at == null ? "" : " and d.at = :at";
    var query =
        em.createQuery(
                "select count(d.id) from Deletion d where d.personHash = :hash and d.kind = :kind"
                    + then,
                Long.class)
            .setParameter("hash", personHash)
            .setParameter("kind", kind);
    if (at != null) {
      query.setParameter("at", at);
    }
    return query.getSingleResult() > 0;
  }

  /** Ids of all accounts after an id, in order. */
  public List<String> accounts(String after, int most) {
    return em.createQuery(
            "select u.id from UserAccount u where u.id > :after order by u.id", String.class)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /** Whether the account is nobody's. */
  public boolean isErased(String user) {
    return em.createQuery(
                "select count(u.id) from UserAccount u where u.id = :user and u.erasedAt is not"
                    + " null",
                Long.class)
            .setParameter("user", user)
            .getSingleResult()
        > 0;
  }

  /** Whether the student enrolled after that moment. */
  public boolean enrolledAfter(String student, Instant at) {
    return em.createQuery(
                "select count(t.id) from FaceTemplate t where t.studentId = :student"
                    + " and t.createdAt > :at",
                Long.class)
            .setParameter("student", student)
            .setParameter("at", at)
            .getSingleResult()
        > 0;
  }
}
