package org.adsum.provisioning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.provisioning.boundary.ScimTokenView;
import org.adsum.provisioning.entity.ScimClient;
import org.adsum.provisioning.entity.ScimDeletion;
import org.adsum.provisioning.entity.ScimLink;
import org.adsum.provisioning.entity.ScimToken;

/** Clients, their tokens, and what they say of accounts. */
@ApplicationScoped
public class ScimRepository {
  @PersistenceContext EntityManager em;

  public void add(Object entity) {
    em.persist(entity);
  }

  public void remove(Object entity) {
    em.remove(entity);
  }

  /** Writes what is pending, so that a query sees it and a key that is taken is noticed. */
  public void flush() {
    em.flush();
  }

  public Optional<ScimClient> findClient(String id) {
    return Optional.ofNullable(em.find(ScimClient.class, id));
  }

  public Optional<ScimClient> findClientByName(String name) {
    return em
        .createQuery("select c from ScimClient c where c.name = :name", ScimClient.class)
        .setParameter("name", name)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The client that a live token speaks for. */
  public Optional<ScimClient> findClientByToken(byte[] secretHash, Instant now) {
    return em
        .createQuery(
            "select c from ScimClient c join ScimToken t on t.clientId = c.id"
                + " where t.secretHash = :hash and t.expiresAt > :now and t.revokedAt is null",
            ScimClient.class)
        .setParameter("hash", secretHash)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  public Optional<ScimToken> findToken(String id) {
    return Optional.ofNullable(em.find(ScimToken.class, id));
  }

  /** All tokens, the newest first. */
  public List<ScimTokenView> tokens() {
    return em.createQuery(
            "select new org.adsum.provisioning.boundary.ScimTokenView(t.id, c.name, c.issuer,"
                + " t.madeAt, t.expiresAt, t.revokedAt) from ScimToken t join ScimClient c"
                + " on c.id = t.clientId order by t.madeAt desc",
            ScimTokenView.class)
        .getResultList();
  }

  public Optional<ScimLink> findLink(String clientId, String userId) {
    return Optional.ofNullable(em.find(ScimLink.class, new ScimLink.Key(clientId, userId)));
  }

  public Optional<ScimDeletion> findDeletion(String userId) {
    return Optional.ofNullable(em.find(ScimDeletion.class, userId));
  }

  /** Forgets what every client said of an account. */
  public void removeLinks(String userId) {
    em.createQuery("delete from ScimLink l where l.userId = :user")
        .setParameter("user", userId)
        .executeUpdate();
  }
}
