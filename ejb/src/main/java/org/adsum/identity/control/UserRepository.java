package org.adsum.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.adsum.identity.boundary.AccountName;
import org.adsum.identity.boundary.UserOrder;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.ApiToken;
import org.adsum.identity.entity.LocalCredential;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.Scope;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.PageRequest;

/** Accounts, credentials and tokens in the database. */
@ApplicationScoped
public class UserRepository {
  @PersistenceContext EntityManager em;

  public void add(Object entity) {
    em.persist(entity);
  }

  /** Writes what is pending, so that a view shows the version that the row now has. */
  public void flush() {
    em.flush();
  }

  public Optional<UserAccount> find(String id) {
    return Optional.ofNullable(em.find(UserAccount.class, id));
  }

  public Optional<UserAccount> findByUsername(String username) {
    return em
        .createQuery("select u from UserAccount u where u.username = :name", UserAccount.class)
        .setParameter("name", username)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Whether the account belongs to a part of the university, as {@link Scope#onPerson} says. */
  public boolean isWithin(String userId, Scope scope) {
    return scope.whole()
        || isPlaced(
            "RosterEntry p join Section s on s.id = p.sectionId where p.studentId", userId, scope)
        || isPlaced(
            "TeachingAssignment p join Section s on s.id = p.sectionId where p.teacherId",
            userId,
            scope);
  }

  /** From the person's own few rows; the condition for lists would gather everybody's. */
  private boolean isPlaced(String places, String userId, Scope scope) {
    return !scope
        .bind(
            em.createQuery(
                "select p.id from " + places + " = :user" + scope.onCourse("s.courseId"),
                String.class))
        .setParameter("user", userId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The accounts of these ids, without their roles; those that are gone are missing. */
  public List<AccountName> names(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : em.createQuery(
                "select new org.adsum.identity.boundary.AccountName(u.id, u.username,"
                    + " u.displayName) from UserAccount u where u.id in :ids",
                AccountName.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** Which of these ids are those of active accounts. */
  public List<String> active(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : em.createQuery(
                "select u.id from UserAccount u where u.state = :active and u.id in :ids",
                String.class)
            .setParameter("active", AccountState.ACTIVE)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** The account of the person whom the provider calls so. */
  public Optional<UserAccount> findBySubject(String issuer, String subject) {
    return em
        .createQuery(
            "select u from UserAccount u where u.issuer = :issuer and u.subject = :subject",
            UserAccount.class)
        .setParameter("issuer", issuer)
        .setParameter("subject", subject)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Locked, because two wrong passwords at once are two failures. */
  public Optional<LocalCredential> lockCredential(String userId) {
    return Optional.ofNullable(
        em.find(LocalCredential.class, userId, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The account that a live token speaks for. */
  public Optional<UserAccount> findByToken(byte[] secretHash, Instant now) {
    return em
        .createQuery(
            "select u from UserAccount u join ApiToken t on t.userId = u.id left join fetch u.roles"
                + " where t.secretHash = :hash and t.expiresAt > :now",
            UserAccount.class)
        .setParameter("hash", secretHash)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  public void removeTokens(String userId) {
    em.createQuery("delete from ApiToken t where t.userId = :user")
        .setParameter("user", userId)
        .executeUpdate();
  }

  public void removeCredential(String userId) {
    em.createQuery("delete from LocalCredential c where c.userId = :user")
        .setParameter("user", userId)
        .executeUpdate();
  }

  public void removeExpiredTokens(Instant now) {
    em.createQuery("delete from ApiToken t where t.expiresAt <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }

  /** The ids of all active admins, locked: the last one must not vanish by two changes at once. */
  public List<String> lockActiveAdmins() {
    return em
        .createQuery(
            "select u from UserAccount u where u.state = :active and :admin member of u.roles order by u.id",
            UserAccount.class)
        .setParameter("active", AccountState.ACTIVE)
        .setParameter("admin", Role.ADMIN)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .map(UserAccount::id)
        .toList();
  }

  public boolean isEmpty() {
    return em.createQuery("select u.id from UserAccount u", String.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * Accounts, filtered by the start of user name, e-mail or a word of the display name, and by role
   * when one is given.
   */
  public List<UserAccount> page(PageRequest page, Role role, UserOrder order, Scope scope) {
    String by =
        switch (order) {
          case USERNAME -> " order by u.username";
          case USERNAME_DESCENDING -> " order by u.username desc";
          case NAME -> " order by u.displayName, u.id";
          case NAME_DESCENDING -> " order by u.displayName desc, u.id desc";
        };
    List<String> ids =
        filtered("select u.id from UserAccount u", by, page, role, scope, String.class)
            .setFirstResult(page.first())
            .setMaxResults(page.size())
            .getResultList();
    return ids.isEmpty()
        ? List.of()
        : em.createQuery(
                "select distinct u from UserAccount u left join fetch u.roles where u.id in :ids"
                    + by,
                UserAccount.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** How many accounts the whole list has. */
  public long count(PageRequest page, Role role, Scope scope) {
    if (page.q() == null && role != null && scope.whole()) {
      // Without a search the roles alone say it; joining 100,000 accounts takes ten times as long.
      return countRole(role.name());
    }
    return filtered("select count(u.id) from UserAccount u", "", page, role, scope, Long.class)
        .getSingleResult();
  }

  /** How many accounts have the role of this name. */
  public long countRole(String role) {
    return ((Number)
            em.createNativeQuery("select count(*) from user_role where role = ?1")
                .setParameter(1, role)
                .getSingleResult())
        .longValue();
  }

  private <T> TypedQuery<T> filtered(
      String select, String order, PageRequest page, Role role, Scope scope, Class<T> type) {
    String where = " where 1 = 1";
    if (page.q() != null) {
      where +=
          " and (u.username like :q escape '!' or u.displayName like :q escape '!'"
              + " or u.displayName like :word escape '!' or u.email like :q escape '!')";
    }
    if (role != null) {
      where += " and :role member of u.roles";
    }
    where += scope.onPerson("u.id");
    TypedQuery<T> query = scope.bind(em.createQuery(select + where + order, type));
    if (page.q() != null) {
      query.setParameter("q", page.prefix()).setParameter("word", page.laterWord());
    }
    if (role != null) {
      query.setParameter("role", role);
    }
    return query;
  }

  public void addToken(ApiToken token) {
    em.persist(token);
  }
}
