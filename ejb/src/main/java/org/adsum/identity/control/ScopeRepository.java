package org.adsum.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import org.adsum.identity.boundary.ScopeGrant;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.Scope;

/** To what parts of the university roles are narrowed. */
@ApplicationScoped
public class ScopeRepository {
  @PersistenceContext EntityManager em;

  /**
   * What is granted to an account's role.
   *
   * @return {@link Scope#WHOLE} when the role is not narrowed
   */
  public Scope scope(String userId, Role role) {
    List<ScopeGrant> grants = grants(userId).stream().filter(g -> g.role() == role).toList();
    return grants.isEmpty()
        ? Scope.WHOLE
        : new Scope(false, courses(userId, role), faculties(grants));
  }

  private static Set<String> faculties(List<ScopeGrant> grants) {
    return grants.stream()
        .map(ScopeGrant::facultyId)
        .filter(id -> id != null)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  private Set<String> courses(String userId, Role role) {
    return Set.copyOf(
        em.createNativeQuery(
                "select course_id from role_scope where user_id = ?1 and role = ?2 and course_id is not null"
                    + " union select c.id from role_scope x join course c on c.faculty_id = x.faculty_id"
                    + " where x.user_id = ?1 and x.role = ?2",
                String.class)
            .setParameter(1, userId)
            .setParameter(2, role.name())
            .getResultList());
  }

  /** All that is granted to an account. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public List<ScopeGrant> grants(String userId) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select role, faculty_id, course_id from role_scope where user_id = ?1 order by id")
            .setParameter(1, userId)
            .getResultList();
    return rows.stream()
        .map(r -> new ScopeGrant(Role.valueOf((String) r[0]), (String) r[1], (String) r[2]))
        .toList();
  }

  /** Whether there is such a faculty or course. */
  public boolean exists(ScopeGrant grant) {
    String table = grant.facultyId() == null ? "course" : "faculty";
    String id = grant.facultyId() == null ? grant.courseId() : grant.facultyId();
    return !em.createNativeQuery("select id from " + table + " where id = ?1")
        .setParameter(1, id)
        .getResultList()
        .isEmpty();
  }

  /** Takes everything that was granted. */
  public void removeAll(String userId) {
    em.createNativeQuery("delete from role_scope where user_id = ?1")
        .setParameter(1, userId)
        .executeUpdate();
  }

  public void add(String id, String userId, ScopeGrant grant) {
    em.createNativeQuery(
            "insert into role_scope (id, user_id, role, faculty_id, course_id) values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, id)
        .setParameter(2, userId)
        .setParameter(3, grant.role().name())
        .setParameter(4, grant.facultyId())
        .setParameter(5, grant.courseId())
        .executeUpdate();
  }
}
