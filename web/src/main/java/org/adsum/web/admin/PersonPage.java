package org.adsum.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.adsum.attendance.boundary.PersonRecordRow;
import org.adsum.attendance.boundary.SessionListBoundary;
import org.adsum.course.boundary.CatalogueListBoundary;
import org.adsum.course.boundary.SectionRow;
import org.adsum.identity.boundary.UserId;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;

/** What the person of an account teaches and attends, and when they came. */
@Named("adminPerson")
@RequestScoped
public class PersonPage {
  private static final int NEWEST = 20;
  private static final int MOST_SECTIONS = 100;

  @Inject CatalogueListBoundary catalogue;
  @Inject SessionListBoundary attendance;
  @Inject UserPage account;

  private List<SectionRow> taught;
  private List<SectionRow> attended;
  private Page<PersonRecordRow> records;

  /** Sections that the person teaches. */
  public List<SectionRow> getTaught() {
    if (taught == null) {
      taught = sections("taughtBy");
    }
    return taught;
  }

  /** Sections on whose roster the person is now. */
  public List<SectionRow> getAttended() {
    if (attended == null) {
      attended = sections("student");
    }
    return attended;
  }

  private List<SectionRow> sections(String filter) {
    return account.isNew()
        ? List.of()
        : catalogue
            .sections(
                ListQuery.ALL.where(null, Map.of(filter, account.getId())).at(0, MOST_SECTIONS))
            .items();
  }

  /** The person's newest records, and how many there are. */
  public Page<PersonRecordRow> getRecords() {
    if (records == null) {
      records =
          account.isNew()
              ? new Page<>(List.of(), 0)
              : attendance.recordsOf(new UserId(account.getId()), NEWEST);
    }
    return records;
  }
}
