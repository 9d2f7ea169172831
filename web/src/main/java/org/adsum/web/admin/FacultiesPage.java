package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.adsum.course.boundary.FacultyRow;
import org.adsum.web.lists.ListPage;
import org.adsum.web.lists.ListSource;

/** The list of faculties. */
@Named("adminFaculties")
@ViewScoped
public class FacultiesPage extends ListPage<FacultyRow> {
  @Inject FacultiesSource source;

  @Override
  protected ListSource<FacultyRow> source() {
    return source;
  }

  @Override
  public String id(FacultyRow row) {
    return row.id();
  }
}
