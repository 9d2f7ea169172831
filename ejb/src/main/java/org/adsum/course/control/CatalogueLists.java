package org.adsum.course.control;

import java.util.Map;
import org.adsum.course.boundary.CourseRow;
import org.adsum.course.boundary.FacultyRow;
import org.adsum.course.boundary.RoomRow;
import org.adsum.course.boundary.SectionRow;
import org.adsum.course.boundary.TermRow;
import org.adsum.shared.control.SqlList;

/** The lists of courses, terms, sections, rooms and faculties. */
public final class CatalogueLists {
  private static final String COURSE_FACULTY = "left join faculty f on f.id = c.faculty_id";

  /** Courses: filter faculty (a code). */
  public static final SqlList<CourseRow> COURSES =
      SqlList.<CourseRow>of("course", "c", "id")
          .joined("f", COURSE_FACULTY)
          .searched("c.code")
          .searchedByWord("c.title")
          .filter("faculty", "f.code = ?")
          .sort("code", "c.code")
          .sort("title", "c.title")
          .sort("faculty", "f.code")
          .sort("sections", "(select count(*) from section x where x.course_id = c.id)")
          .ordered("c.code")
          .showing(
              "c.id, c.code, c.title, f.code as faculty,"
                  + " (select count(*) from section s where s.course_id = c.id)",
              row ->
                  new CourseRow(row.text(0), row.text(1), row.text(2), row.text(3), row.number(4)));

  /** Terms. */
  public static final SqlList<TermRow> TERMS =
      SqlList.<TermRow>of("term", "t", "id")
          .searched("t.code")
          .searchedByWord("t.title")
          .sort("code", "t.code")
          .sort("title", "t.title")
          .sort("startsOn", "t.starts_on")
          .sort("endsOn", "t.ends_on")
          .ordered("t.starts_on desc, t.id")
          .showing(
              "t.id, t.code, t.title, t.starts_on, t.ends_on,"
                  + " (select count(*) from section s where s.term_id = t.id)",
              row ->
                  new TermRow(
                      row.text(0),
                      row.text(1),
                      row.text(2),
                      row.day(3),
                      row.day(4),
                      row.number(5)));

  /**
   * Sections: filters term, faculty (codes), room (its beginning), teacher (yes, no), student and
   * taughtBy (ids).
   */
  public static final SqlList<SectionRow> SECTIONS =
      SqlList.<SectionRow>of("section", "s", "id")
          .joined("c", "join course c on c.id = s.course_id")
          .joined("t", "join term t on t.id = s.term_id")
          .joined("f", COURSE_FACULTY)
          .searched("c.code", "concat(c.code, '-', s.number)")
          .searchedByWord("c.title")
          .filter("term", "t.code = ?")
          .filter("faculty", "f.code = ?")
          .filter(
              "student",
              "s.id in (select e.section_id from roster_entry e where e.student_id = ?"
                  + " and e.valid_from <= utc_timestamp(6) and (e.valid_to is null or e.valid_to > utc_timestamp(6)))")
          .filter(
              "taughtBy",
              "s.id in (select a.section_id from teaching_assignment a where a.teacher_id = ?)")
          .filterByStart("room", "s.room")
          .filterByChoice(
              "teacher",
              Map.of(
                  "yes", "s.id in (select a.section_id from teaching_assignment a)",
                  "no", "s.id not in (select a.section_id from teaching_assignment a)"))
          .sort("course", "c.code")
          .sort("title", "c.title")
          .sort("term", "t.starts_on")
          .sort("faculty", "f.code")
          .sort("room", "s.room")
          .sort(
              "students",
              "(select count(*) from roster_entry x where x.section_id = s.id"
                  + " and x.valid_from <= utc_timestamp(6) and (x.valid_to is null or x.valid_to > utc_timestamp(6)))")
          .ordered("c.code, t.starts_on desc, s.number, s.id")
          .showing(
              "s.id, c.code as course, s.number, c.title, t.code as term, f.code as faculty, s.room,"
                  + " (select group_concat(u.display_name order by u.display_name separator ', ')"
                  + " from teaching_assignment a join user_account u on u.id = a.teacher_id"
                  + " where a.section_id = s.id),"
                  + " (select count(*) from roster_entry r where r.section_id = s.id"
                  + " and r.valid_from <= utc_timestamp(6) and (r.valid_to is null or r.valid_to > utc_timestamp(6)))",
              row ->
                  new SectionRow(
                      row.text(0),
                      row.text(1),
                      row.text(2),
                      row.text(3),
                      row.text(4),
                      row.text(5),
                      row.text(6),
                      row.text(7),
                      row.number(8)));

  /** Rooms: filter building (its beginning). */
  public static final SqlList<RoomRow> ROOMS =
      SqlList.<RoomRow>of("room", "r", "id")
          .searched("r.code")
          .searchedByWord("r.building")
          .filterByStart("building", "r.building")
          .sort("code", "r.code")
          .sort("building", "r.building")
          .sort("capacity", "r.capacity")
          .ordered("r.code")
          .showing(
              "r.id, r.code, r.building, r.capacity, r.version,"
                  + " (select count(*) from section s where s.room = r.code)",
              row ->
                  new RoomRow(
                      row.text(0),
                      row.text(1),
                      row.text(2),
                      row.integer(3),
                      row.number(5),
                      row.integer(4)));

  /** Faculties. */
  public static final SqlList<FacultyRow> FACULTIES =
      SqlList.<FacultyRow>of("faculty", "f", "id")
          .searched("f.code")
          .searchedByWord("f.title")
          .sort("code", "f.code")
          .sort("title", "f.title")
          .ordered("f.code")
          .showing(
              "f.id, f.code, f.title, f.version,"
                  + " (select count(*) from course c where c.faculty_id = f.id)",
              row ->
                  new FacultyRow(
                      row.text(0), row.text(1), row.text(2), row.number(4), row.integer(3)));

  private CatalogueLists() {}
}
