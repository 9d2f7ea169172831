package org.adsum.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.identity.entity.SignInSession;

/** Who is signed in where, in the database. */
@ApplicationScoped
public class SignInSessionRepository {
  @PersistenceContext EntityManager em;

  public void add(SignInSession session) {
    em.persist(session);
  }

  public Optional<SignInSession> find(String id) {
    return Optional.ofNullable(em.find(SignInSession.class, id));
  }

  /** The newest first. */
  public List<SignInSession> of(String userId) {
    return em.createQuery(
            "select s from SignInSession s where s.userId = :user order by s.seenAt desc, s.id",
            SignInSession.class)
        .setParameter("user", userId)
        .getResultList();
  }

  public void remove(SignInSession session) {
    em.remove(session);
  }

  /** The sessions that began with this one at the provider, or, without one, with this person. */
  public List<SignInSession> ofProvider(String issuer, String subject, String session) {
    String by = session == null ? "s.providerSubject = :value" : "s.providerSession = :value";
    return em.createQuery(
            "select s from SignInSession s where s.issuer = :issuer and " + by, SignInSession.class)
        .setParameter("issuer", issuer)
        .setParameter("value", session == null ? subject : session)
        .getResultList();
  }

  /** Forgets those that nobody can use any more. */
  public void removeUnseenSince(Instant then) {
    em.createQuery("delete from SignInSession s where s.seenAt < :then")
        .setParameter("then", then)
        .executeUpdate();
  }
}
