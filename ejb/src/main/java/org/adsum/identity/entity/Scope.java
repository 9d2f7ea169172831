package org.adsum.identity.entity;

import jakarta.persistence.Query;
import java.util.Map;
import java.util.Set;
import org.adsum.shared.control.SqlList;

/**
 * The part of the university that somebody may see or keep. Repositories put it into their queries
 * with {@link #onCourse} or {@link #onPerson}, and {@link #bind} the query before it runs.
 *
 * @param whole the university as a whole; the sets mean nothing then
 * @param courses ids of the courses, those of the faculties among them
 * @param faculties ids of the faculties
 */
public record Scope(boolean whole, Set<String> courses, Set<String> faculties) {
  /** Everything. */
  public static final Scope WHOLE = new Scope(true, Set.of(), Set.of());

  /** Nothing at all. */
  public static final Scope NOTHING = new Scope(false, Set.of(), Set.of());

  private static final String PARAMETER = "scope";

  /** Whether the course belongs to it. */
  public boolean covers(String courseId) {
    return whole || courses.contains(courseId);
  }

  /** Whether the faculty belongs to it; a course without a faculty only belongs to the whole. */
  public boolean coversFaculty(String facultyId) {
    return whole || facultyId != null && faculties.contains(facultyId);
  }

  /** JPQL or SQL that keeps the rows of these courses; {@code column} holds the course's id. */
  public String onCourse(String column) {
    return whole ? "" : " and " + column + " in (:" + PARAMETER + ")";
  }

  /**
   * JPQL that keeps the people who are or were on a roster of these courses, or teach them; {@code
   * column} holds the person's id.
   */
  public String onPerson(String column) {
    return whole
        ? ""
        : (" and (%1$s in (select sr.studentId from RosterEntry sr join Section ss on ss.id = sr.sectionId"
                + " where ss.courseId in (:scope))"
                + " or %1$s in (select st.teacherId from TeachingAssignment st join Section sx on sx.id = st.sectionId"
                + " where sx.courseId in (:scope)))")
            .formatted(column);
  }

  /** The rows of a list that belong to these courses; {@code column} holds the course's id. */
  public <T> SqlList<T> ofCourses(SqlList<T> list, String column) {
    return whole ? list : list.within(column + " in (:scope)", values(courses));
  }

  /** The rows of a list that belong to these faculties; {@code column} holds the faculty's id. */
  public <T> SqlList<T> ofFaculties(SqlList<T> list, String column) {
    return whole ? list : list.within(column + " in (:scope)", values(faculties));
  }

  /** As {@link #onPerson}, for a list; {@code column} holds the person's id. */
  public <T> SqlList<T> ofPeople(SqlList<T> list, String column) {
    return whole
        ? list
        : list.within(
            column
                + " in (select sr.student_id from roster_entry sr join section ss on ss.id ="
                + " sr.section_id where ss.course_id in (:scope) union select st.teacher_id from"
                + " teaching_assignment st join section sx on sx.id = st.section_id where"
                + " sx.course_id in (:scope))",
            values(courses));
  }

  private static Map<String, Object> values(Set<String> ids) {
    // A list must not be empty; nothing has this id.
    return Map.of(PARAMETER, ids.isEmpty() ? Set.of("-") : ids);
  }

  /** Puts the courses into a query with one of the conditions above. */
  public <Q extends Query> Q bind(Q query) {
    if (!whole) {
      // A list must not be empty; no course has this id.
      query.setParameter(PARAMETER, courses.isEmpty() ? Set.of("-") : courses);
    }
    return query;
  }
}
