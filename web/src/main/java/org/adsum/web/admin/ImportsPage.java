package org.adsum.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.TermView;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.ImportBoundary;
import org.adsum.provisioning.boundary.ImportView;
import org.adsum.provisioning.entity.ImportKind;
import org.adsum.shared.boundary.PageRequest;

/** The upload of files to import, and the history of imports. */
@Named("adminImports")
@ViewScoped
public class ImportsPage implements Serializable {
  @Inject ImportBoundary imports;
  @Inject CatalogueBoundary catalogue;

  private final LazyList<ImportView> rows =
      new LazyList<>((first, size, sort) -> imports.history(new PageRequest(null, first, size)));

  public LazyList<ImportView> getRows() {
    return rows;
  }

  /** What a file can hold. */
  public ImportKind[] getKinds() {
    return ImportKind.values();
  }

  /** The terms whose rosters a file can be complete for. */
  public List<TermView> getTerms() {
    return isKeeper() ? catalogue.terms() : List.of();
  }

  /** Whether the reader may import. */
  public boolean isKeeper() {
    return isAdmin()
        || FacesContext.getCurrentInstance().getExternalContext().isUserInRole(Role.REGISTRAR_NAME);
  }

  /** Whether the reader may let a file make admins. */
  public boolean isAdmin() {
    return FacesContext.getCurrentInstance().getExternalContext().isUserInRole(Role.ADMIN_NAME);
  }
}
