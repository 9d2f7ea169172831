package org.adsum.course.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.adsum.course.boundary.CourseView;
import org.adsum.course.boundary.FacultyView;
import org.adsum.course.boundary.PersonView;
import org.adsum.course.boundary.SectionView;
import org.adsum.course.boundary.TermView;
import org.adsum.course.entity.Course;
import org.adsum.course.entity.Faculty;
import org.adsum.course.entity.RosterEntry;
import org.adsum.course.entity.Section;
import org.adsum.course.entity.Term;
import org.adsum.identity.entity.Scope;
import org.adsum.shared.boundary.PageRequest;

/** Terms, courses, sections and who belongs to them. */
@ApplicationScoped
public class CourseRepository {
  private static final String SECTION_VIEW =
      "select new org.adsum.course.boundary.SectionView(s.id, c.id, t.id, c.code, s.number, c.title, t.code, s.room, s.version)"
          + " from Section s join Course c on c.id = s.courseId join Term t on t.id = s.termId ";
  private static final String COURSE_VIEW =
      "select new org.adsum.course.boundary.CourseView(c.id, c.code, c.title,"
          + " (select count(s.id) from Section s where s.courseId = c.id), f.id, f.code, c.version)"
          + " from Course c left join Faculty f on f.id = c.facultyId";
  private static final String PERSON_VIEW =
      "select new org.adsum.course.boundary.PersonView(u.id, u.username, u.displayName) from UserAccount u ";
  private static final String MATCHES =
      "(c.code like :q escape '!' or c.title like :q escape '!' or c.title like :word escape '!')";

  /** That the entry {@code r} counts at that time: also one whose end is known already. */
  private static final String ON_ROSTER =
      " and r.validFrom <= :at and (r.validTo is null or r.validTo > :at)";

  @PersistenceContext EntityManager em;

  public void add(Object entity) {
    em.persist(entity);
  }

  public void flush() {
    em.flush();
  }

  public Optional<Course> findCourse(String id) {
    return Optional.ofNullable(em.find(Course.class, id));
  }

  public Optional<Section> findSection(String id) {
    return Optional.ofNullable(em.find(Section.class, id));
  }

  /**
   * The section's row, locked: opening sessions and changing rosters of one section happen one
   * after the other.
   */
  public Optional<Section> lockSection(String id) {
    return Optional.ofNullable(em.find(Section.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<SectionView> viewSection(String id) {
    return em
        .createQuery(SECTION_VIEW + "where s.id = :id", SectionView.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  public List<SectionView> sectionsTaughtBy(String teacherId) {
    return em.createQuery(
            SECTION_VIEW
                + "join TeachingAssignment a on a.sectionId = s.id where a.teacherId = :teacher order by c.code, s.number",
            SectionView.class)
        .setParameter("teacher", teacherId)
        .getResultList();
  }

  public List<SectionView> sectionsAttendedBy(String studentId, Instant at) {
    return em.createQuery(
            SECTION_VIEW
                + "join RosterEntry r on r.sectionId = s.id where r.studentId = :student"
                + ON_ROSTER
                + " order by c.code, s.number",
            SectionView.class)
        .setParameter("student", studentId)
        .setParameter("at", at)
        .getResultList();
  }

  public boolean isTaughtBy(String sectionId, String teacherId) {
    return !em.createQuery(
            "select a.id from TeachingAssignment a where a.sectionId = :section and a.teacherId = :teacher",
            String.class)
        .setParameter("section", sectionId)
        .setParameter("teacher", teacherId)
        .getResultList()
        .isEmpty();
  }

  /** Whether the student belonged to the section at that time. */
  public boolean isOnRoster(String sectionId, String studentId, Instant at) {
    return !em.createQuery(
            "select r.id from RosterEntry r where r.sectionId = :section and r.studentId = :student"
                + ON_ROSTER,
            String.class)
        .setParameter("section", sectionId)
        .setParameter("student", studentId)
        .setParameter("at", at)
        .getResultList()
        .isEmpty();
  }

  /** Who belonged to the section at that time, by name. */
  public List<PersonView> roster(String sectionId, Instant at) {
    return em.createQuery(
            PERSON_VIEW
                + "join RosterEntry r on r.studentId = u.id where r.sectionId = :section"
                + ON_ROSTER
                + " order by u.displayName, u.username",
            PersonView.class)
        .setParameter("section", sectionId)
        .setParameter("at", at)
        .getResultList();
  }

  /** One page of those on the roster at that time, by name. */
  public List<PersonView> roster(String sectionId, PageRequest page, Instant at) {
    return onRoster(
            PERSON_VIEW,
            " order by u.displayName, u.username",
            sectionId,
            page,
            at,
            PersonView.class)
        .setFirstResult(page.first())
        .setMaxResults(page.size())
        .getResultList();
  }

  public long countRoster(String sectionId, PageRequest page, Instant at) {
    return onRoster("select count(u.id) from UserAccount u ", "", sectionId, page, at, Long.class)
        .getSingleResult();
  }

  private <T> TypedQuery<T> onRoster(
      String select, String order, String sectionId, PageRequest page, Instant at, Class<T> type) {
    String where =
        "join RosterEntry r on r.studentId = u.id where r.sectionId = :section" + ON_ROSTER;
    if (page.q() != null) {
      where +=
          " and (u.username like :q escape '!' or u.displayName like :q escape '!'"
              + " or u.displayName like :word escape '!')";
    }
    TypedQuery<T> query =
        em.createQuery(select + where + order, type)
            .setParameter("section", sectionId)
            .setParameter("at", at);
    if (page.q() != null) {
      query.setParameter("q", page.prefix()).setParameter("word", page.laterWord());
    }
    return query;
  }

  /** How many students each of these sections has at that time. */
  public Map<String, Long> rosterSizes(Collection<String> sectionIds, Instant at) {
    return sectionIds.isEmpty()
        ? Map.of()
        : em
            .createQuery(
                "select r.sectionId, count(r.id) from RosterEntry r where r.sectionId in :sections"
                    + ON_ROSTER
                    + " group by r.sectionId",
                Object[].class)
            .setParameter("sections", sectionIds)
            .setParameter("at", at)
            .getResultList()
            .stream()
            .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }

  public Optional<PersonView> person(String username) {
    return em
        .createQuery(PERSON_VIEW + "where u.username = :username", PersonView.class)
        .setParameter("username", username)
        .getResultList()
        .stream()
        .findFirst();
  }

  public List<PersonView> teachers(String sectionId) {
    return em.createQuery(
            PERSON_VIEW
                + "join TeachingAssignment a on a.teacherId = u.id where a.sectionId = :section order by u.displayName",
            PersonView.class)
        .setParameter("section", sectionId)
        .getResultList();
  }

  public Optional<RosterEntry> entry(String sectionId, String studentId, Instant at) {
    return em
        .createQuery(
            "select r from RosterEntry r where r.sectionId = :section and r.studentId = :student"
                + ON_ROSTER,
            RosterEntry.class)
        .setParameter("at", at)
        .setParameter("section", sectionId)
        .setParameter("student", studentId)
        .getResultList()
        .stream()
        .findFirst();
  }

  public void removeTeacher(String sectionId, String teacherId) {
    em.createQuery(
            "delete from TeachingAssignment a where a.sectionId = :section and a.teacherId = :teacher")
        .setParameter("section", sectionId)
        .setParameter("teacher", teacherId)
        .executeUpdate();
  }

  public List<TermView> terms() {
    return em.createQuery(
            "select new org.adsum.course.boundary.TermView(t.id, t.code, t.title, t.startsOn, t.endsOn)"
                + " from Term t order by t.startsOn desc",
            TermView.class)
        .getResultList();
  }

  public List<FacultyView> faculties() {
    return em.createQuery(
            "select new org.adsum.course.boundary.FacultyView(f.id, f.code, f.title,"
                + " (select count(c.id) from Course c where c.facultyId = f.id), f.version)"
                + " from Faculty f order by f.code",
            FacultyView.class)
        .getResultList();
  }

  public Optional<Faculty> findFaculty(String id) {
    return Optional.ofNullable(em.find(Faculty.class, id));
  }

  public boolean hasTerm(String id) {
    return em.find(Term.class, id) != null;
  }

  public Optional<CourseView> viewCourse(String id) {
    return em
        .createQuery(COURSE_VIEW + " where c.id = :id", CourseView.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  public Optional<CourseView> viewCourseByCode(String code) {
    return em
        .createQuery(COURSE_VIEW + " where c.code = :code", CourseView.class)
        .setParameter("code", code)
        .getResultList()
        .stream()
        .findFirst();
  }

  public List<CourseView> courses(PageRequest page, Scope scope) {
    return filtered(COURSE_VIEW, " order by c.code", page, scope, CourseView.class)
        .setFirstResult(page.first())
        .setMaxResults(page.size())
        .getResultList();
  }

  public long countCourses(PageRequest page, Scope scope) {
    return filtered("select count(c.id) from Course c", "", page, scope, Long.class)
        .getSingleResult();
  }

  public List<SectionView> sections(PageRequest page, Scope scope) {
    return filtered(
            SECTION_VIEW,
            " order by c.code, t.startsOn desc, s.number",
            page,
            scope,
            SectionView.class)
        .setFirstResult(page.first())
        .setMaxResults(page.size())
        .getResultList();
  }

  public long countSections(PageRequest page, Scope scope) {
    return filtered(
            "select count(s.id) from Section s join Course c on c.id = s.courseId",
            "",
            page,
            scope,
            Long.class)
        .getSingleResult();
  }

  private <T> TypedQuery<T> filtered(
      String select, String order, PageRequest page, Scope scope, Class<T> type) {
    String where =
        " where 1 = 1" + (page.q() == null ? "" : " and " + MATCHES) + scope.onCourse("c.id");
    TypedQuery<T> query = scope.bind(em.createQuery(select + where + order, type));
    if (page.q() != null) {
      query.setParameter("q", page.prefix()).setParameter("word", page.laterWord());
    }
    return query;
  }

  /** Labels of the sections of terms that have not ended which nobody else teaches. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public List<String> taughtAloneBy(String teacherId, LocalDate today) {
    return em.createNativeQuery(
            "select concat(c.code, '-', s.number) from teaching_assignment a"
                + " join section s on s.id = a.section_id join course c on c.id = s.course_id"
                + " join term t on t.id = s.term_id where a.teacher_id = ?1 and t.ends_on >= ?2"
                + " and not exists (select 1 from teaching_assignment b"
                + " where b.section_id = a.section_id and b.teacher_id <> a.teacher_id)"
                + " order by c.code, s.number",
            String.class)
        .setParameter(1, teacherId)
        .setParameter(2, today)
        .getResultList();
  }

  /** The student's entries that have not ended. */
  public List<RosterEntry> currentEntries(String studentId, Instant at) {
    return em.createQuery(
            "select e from RosterEntry e where e.studentId = :student"
                + " and (e.validTo is null or e.validTo > :at)",
            RosterEntry.class)
        .setParameter("student", studentId)
        .setParameter("at", at)
        .getResultList();
  }

  /** Takes a teacher out of all sections; returns how many there were. */
  public int removeTeacher(String teacherId) {
    return em.createQuery("delete from TeachingAssignment a where a.teacherId = :teacher")
        .setParameter("teacher", teacherId)
        .executeUpdate();
  }
}
