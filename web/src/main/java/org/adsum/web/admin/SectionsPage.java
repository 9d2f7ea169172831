package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.SectionView;
import org.adsum.shared.boundary.PageRequest;

/** The list of sections. */
@Named("adminSections")
@ViewScoped
public class SectionsPage implements Serializable {
  @Inject CatalogueBoundary catalogue;

  private final LazyList<SectionView> rows =
      new LazyList<>(
          (first, size, sort) -> catalogue.sections(new PageRequest(getQ(), first, size)));
  private String q;

  public LazyList<SectionView> getRows() {
    return rows;
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q;
  }
}
