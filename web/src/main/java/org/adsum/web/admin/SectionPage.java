package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.CourseView;
import org.adsum.course.boundary.SectionId;
import org.adsum.course.boundary.SectionInput;
import org.adsum.course.boundary.SectionView;
import org.adsum.course.boundary.TermView;
import org.adsum.shared.boundary.PageRequest;

/** One section: a new one, or one to change. */
@Named("adminSection")
@ViewScoped
public class SectionPage implements Serializable {
  private static final String FORM = "section";
  private static final int SUGGESTIONS = 10;

  @Inject CatalogueBoundary catalogue;
  @Inject CourseBoundary courses;
  @Inject FormReply reply;

  private String id;
  private String course;
  private String term;
  private String number;
  private String room;
  private int version;
  private transient SectionView saved;
  private transient List<TermView> terms;

  /** Reads the section, unless it is to be a new one. */
  public void load() {
    if (!isNew()) {
      SectionView found = Place.orNotFound(() -> courses.requireReader(new SectionId(id)));
      if (found != null) {
        show(found);
      }
    }
  }

  private void show(SectionView view) {
    saved = view;
    term = view.termId();
    number = view.number();
    room = view.room();
    version = view.version();
  }

  /** Makes the section and goes to its page, or changes it. */
  public void save() {
    if (isNew()) {
      String code = Suggestion.key(course);
      String courseId = catalogue.findCourse(code).map(CourseView::id).orElse(null);
      if (courseId == null && !code.isEmpty()) {
        reply.wrong(FORM, "courseId", "wrong.course", code);
        return;
      }
      SectionInput input = new SectionInput(courseId, term, number, room, 0);
      reply.submit(
          FORM,
          input,
          () -> Place.go("/admin/sections/" + catalogue.createSection(input), "done.section"));
    } else {
      SectionInput input =
          new SectionInput(getSaved().courseId(), getSaved().termId(), number, room, version);
      if (reply.submit(
          FORM,
          input,
          () -> {
            catalogue.updateSection(new SectionId(id), input);
            show(courses.requireReader(new SectionId(id)));
          })) {
        reply.done("done.saved");
      }
    }
  }

  /** Courses whose code or title begins with these words. */
  public List<String> suggestCourses(String words) {
    return catalogue
        .courses(new PageRequest(Suggestion.key(words), 0, SUGGESTIONS))
        .items()
        .stream()
        .map(found -> Suggestion.of(found.code(), found.title()))
        .toList();
  }

  public boolean isNew() {
    return id == null || id.equals("new");
  }

  /** What the section is called on the page. */
  public String getHeading() {
    return isNew() ? FormReply.text("section.new") : getSaved().label();
  }

  /** The section as it is in the database. */
  public SectionView getSaved() {
    if (saved == null && !isNew()) {
      saved = courses.requireReader(new SectionId(id));
    }
    return saved;
  }

  /** The terms to choose from, the newest first. */
  public List<TermView> getTerms() {
    if (terms == null) {
      terms = catalogue.terms();
    }
    return terms;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getCourse() {
    return course;
  }

  public void setCourse(String course) {
    this.course = course;
  }

  public String getTerm() {
    return term;
  }

  public void setTerm(String term) {
    this.term = term;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getRoom() {
    return room;
  }

  public void setRoom(String room) {
    this.room = room;
  }
}
