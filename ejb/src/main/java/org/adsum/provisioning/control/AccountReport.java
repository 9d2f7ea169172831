package org.adsum.provisioning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.AccountCondition;
import org.adsum.provisioning.boundary.AccountSearch;
import org.adsum.provisioning.boundary.ScimAccount;
import org.adsum.shared.boundary.Page;

/** Reads accounts as one SCIM client sees them; only one page of them at a time. */
@ApplicationScoped
public class AccountReport {
  private static final String SELECT =
      "select u.id, u.username, u.displayName, u.email, u.state, l.externalId, l.givenName,"
          + " l.familyName, u.subject, u.createdAt, u.changedAt, u.version, l.version";
  private static final String FROM =
      " from UserAccount u left join ScimLink l on l.userId = u.id and l.clientId = :client where"
          + " (u.state = :active or u.id not in (select d.userId from ScimDeletion d)) and ";

  @PersistenceContext EntityManager em;

  /** The account, unless SCIM deleted it. */
  public Optional<ScimAccount> find(String clientId, String userId) {
    AccountCondition byId =
        new AccountCondition.Compared(
            AccountCondition.Field.ID, AccountCondition.Comparison.EQUAL, userId);
    return page(clientId, new AccountSearch(byId, null, false, 0, 1)).stream().findFirst();
  }

  /** One page of accounts, and how many there are. */
  public Page<ScimAccount> search(String clientId, AccountSearch search) {
    ConditionText text = new ConditionText(search.condition());
    Query count =
        em.createQuery("select count(u.id)" + FROM + text.jpql())
            .setParameter("client", clientId)
            .setParameter("active", AccountState.ACTIVE);
    text.parameters().forEach(count::setParameter);
    List<ScimAccount> items = search.size() == 0 ? List.of() : page(clientId, search);
    return new Page<>(items, ((Number) count.getSingleResult()).longValue());
  }

  /** The ids of all who have a role and whom SCIM shows; at most {@code most}. */
  public List<String> members(Role role, int most) {
    return em.createQuery(
            "select u.id from UserAccount u join u.roles r where r = :role and (u.state = :active"
                + " or u.id not in (select d.userId from ScimDeletion d)) order by u.id",
            String.class)
        .setParameter("role", role)
        .setParameter("active", AccountState.ACTIVE)
        .setMaxResults(most)
        .getResultList();
  }

  private List<ScimAccount> page(String clientId, AccountSearch search) {
    ConditionText text = new ConditionText(search.condition());
    String direction = search.descending() ? " desc" : "";
    String by = search.sortBy() == null ? "u.username" : ConditionText.path(search.sortBy());
    Query query =
        em.createQuery(
                SELECT + FROM + text.jpql() + " order by " + by + direction + ", u.id" + direction)
            .setParameter("client", clientId)
            .setParameter("active", AccountState.ACTIVE)
            .setFirstResult(search.first())
            .setMaxResults(search.size());
    text.parameters().forEach(query::setParameter);
    List<Object[]> rows = new ArrayList<>();
    for (Object row : query.getResultList()) {
      rows.add((Object[]) row);
    }
    Map<String, Set<Role>> roles = rolesOf(rows.stream().map(row -> (String) row[0]).toList());
    return rows.stream().map(row -> account(row, roles)).toList();
  }

  private Map<String, Set<Role>> rolesOf(List<String> ids) {
    Map<String, Set<Role>> roles = new HashMap<>();
    if (!ids.isEmpty()) {
      em
          .createQuery(
              "select u.id, r from UserAccount u join u.roles r where u.id in :ids", Object[].class)
          .setParameter("ids", ids)
          .getResultList()
          .stream()
          .forEach(
              row ->
                  roles
                      .computeIfAbsent((String) row[0], id -> EnumSet.noneOf(Role.class))
                      .add((Role) row[1]));
    }
    return roles;
  }

  private static ScimAccount account(Object[] row, Map<String, Set<Role>> roles) {
    String id = (String) row[0];
    return new ScimAccount(
        id,
        (String) row[1],
        (String) row[2],
        (String) row[3],
        row[4] == AccountState.ACTIVE,
        roles.getOrDefault(id, Set.of()),
        (String) row[5],
        (String) row[6],
        (String) row[7],
        (String) row[8],
        (Instant) row[9],
        (Instant) row[10],
        row[11] + "-" + (row[12] == null ? "" : row[12]));
  }
}
