package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.CatalogueListBoundary;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.FacultyRow;
import org.adsum.course.boundary.SectionId;
import org.adsum.course.boundary.SectionInput;
import org.adsum.course.boundary.SectionRow;
import org.adsum.course.boundary.SectionView;
import org.adsum.course.boundary.TermView;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.boundary.UserView;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.web.lists.ListPage;
import org.adsum.web.lists.ListSource;

/** The list of sections; several can get a room or a teacher at once. */
@Named("adminSections")
@ViewScoped
public class SectionsPage extends ListPage<SectionRow> {
  @Inject SectionsSource source;
  private static final String ROOM = "room";

  @Inject CatalogueListBoundary lists;
  @Inject CatalogueBoundary catalogue;
  @Inject CourseBoundary courses;
  @Inject UserBoundary users;
  @Inject FormReply reply;

  private transient List<FacultyRow> faculties;
  private transient List<TermView> terms;
  private String value;

  @Override
  public boolean isSelectable() {
    return true;
  }

  @Override
  public String label(SectionRow row) {
    return row.label() + ", " + row.term();
  }

  @Override
  protected String question(String action, List<SectionRow> chosen) {
    value = null;
    return FormReply.text("sections." + action + ".confirm", chosen.size());
  }

  @Override
  protected void carryOut(String action, List<SectionRow> chosen) {
    if (action.equals(ROOM)) {
      giveRoom(chosen);
    } else {
      addTeacher(chosen);
    }
  }

  private void giveRoom(List<SectionRow> chosen) {
    Map<String, String> before = new LinkedHashMap<>();
    String room = Suggestion.key(value);
    for (SectionRow row : chosen) {
      reply.attempt(
          "list",
          null,
          () -> {
            setRoom(row.id(), room.isEmpty() ? null : room);
            before.put(row.id(), row.room());
          });
    }
    reply.done("sections.room.done", before.size());
    offerUndo(
        () -> {
          before.forEach((id, old) -> reply.attempt("list", null, () -> setRoom(id, old)));
          reply.done("list.undone");
        });
  }

  private void setRoom(String section, String room) {
    SectionView now = courses.section(new SectionId(section));
    catalogue.updateSection(
        new SectionId(section),
        new SectionInput(now.courseId(), now.termId(), now.number(), room, now.version()));
  }

  private void addTeacher(List<SectionRow> chosen) {
    String username = Suggestion.key(value);
    UserView person = users.findByUsername(username).orElse(null);
    if (person == null) {
      reply.wrong("list", null, "wrong.user", username);
      return;
    }
    UserId teacher = new UserId(person.id());
    List<SectionId> added = new ArrayList<>();
    for (SectionRow row : chosen) {
      SectionId section = new SectionId(row.id());
      if (!courses.isTaughtBy(section, teacher)
          && reply.attempt("list", null, () -> catalogue.addTeacher(section, teacher))) {
        added.add(section);
      }
    }
    reply.done("sections.teacher.done", person.name(), added.size());
    offerUndo(
        () -> {
          added.forEach(
              section ->
                  reply.attempt("list", null, () -> catalogue.removeTeacher(section, teacher)));
          reply.done("list.undone");
        });
  }

  /** Rooms or teachers that these words find, as the action asked about wants them. */
  public List<String> suggest(String words) {
    String key = Suggestion.key(words);
    return ROOM.equals(getAction())
        ? lists.rooms(ListQuery.ALL.where(key, Map.of())).items().stream()
            .map(
                room ->
                    room.building() == null
                        ? room.code()
                        : Suggestion.of(room.code(), room.building()))
            .toList()
        : users.list(ListQuery.ALL.where(key, Map.of("role", "TEACHER"))).items().stream()
            .map(user -> Suggestion.of(user.username(), user.name()))
            .toList();
  }

  /** The terms to choose from, the newest first. */
  public List<TermView> getTerms() {
    if (terms == null) {
      terms = catalogue.terms();
    }
    return terms;
  }

  /** The faculties to choose from, by code. */
  public List<FacultyRow> getFaculties() {
    if (faculties == null) {
      faculties = lists.faculties(ListQuery.ALL.at(0, 500)).items();
    }
    return faculties;
  }

  public String getValue() {
    return value;
  }

  public void setValue(String value) {
    this.value = value;
  }

  @Override
  protected ListSource<SectionRow> source() {
    return source;
  }

  @Override
  public String id(SectionRow row) {
    return row.id();
  }
}
