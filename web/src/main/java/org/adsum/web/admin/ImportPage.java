package org.adsum.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.ImportBoundary;
import org.adsum.provisioning.boundary.ImportRowView;
import org.adsum.provisioning.boundary.ImportView;
import org.adsum.provisioning.boundary.RowProblem;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.ImportState;
import org.adsum.shared.boundary.PageRequest;

/** One import: what it would do, or did. */
@Named("adminImport")
@ViewScoped
public class ImportPage implements Serializable {
  @Inject ImportBoundary imports;
  @Inject FormReply reply;

  private final LazyList<ImportRowView> rows =
      new LazyList<>(
          (first, size, sort) ->
              imports.lines(getId(), getState(), null, new PageRequest(null, first, size)));
  private String id;
  private ImportRowState state;
  private boolean leaveOut;
  private ImportView current;

  /** Reads the import that the address names. */
  public void load() {
    current = imports.get(id);
    if (state == null && current.errorRows() > 0 && current.state() == ImportState.CHECKED) {
      state = ImportRowState.ERROR;
    }
  }

  /** Begins to apply; the page then shows the progress. */
  public String apply() {
    return reply.attempt("work", null, () -> imports.apply(id, leaveOut)) ? again() : null;
  }

  /** Begins to undo; the page then shows the progress. */
  public String undo() {
    return reply.attempt("work", null, () -> imports.undo(id)) ? again() : null;
  }

  private String again() {
    return "/admin/import.xhtml?faces-redirect=true&id=" + id;
  }

  /** The question before applying; it names the effect. */
  public String getApplyQuestion() {
    return ImportWords.of(
        "apply.question", current.newRows(), current.changedRows(), current.goneRows());
  }

  /** Whether all lines may be applied, or those without errors. */
  public boolean isApplicable() {
    boolean any = current.newRows() + current.changedRows() + current.goneRows() > 0;
    return isKeeper()
        && any
        && current.state() == ImportState.CHECKED
        && (current.errorRows() == 0 || current.completeFor() == null);
  }

  /** Whether it can be undone, as far as this page knows. */
  public boolean isUndoable() {
    return isKeeper() && current.undoable() && current.state() == ImportState.APPLIED;
  }

  private static boolean isKeeper() {
    var caller = FacesContext.getCurrentInstance().getExternalContext();
    return caller.isUserInRole(Role.ADMIN_NAME) || caller.isUserInRole(Role.REGISTRAR_NAME);
  }

  /** What was found out about each file. */
  public List<String> getFound() {
    return current.found().isEmpty() ? List.of() : current.found().lines().toList();
  }

  /** What is wrong, in plain words. */
  public String words(RowProblem problem) {
    return ImportWords.of(problem);
  }

  public ImportView getCurrent() {
    return current;
  }

  public LazyList<ImportRowView> getRows() {
    return rows;
  }

  public ImportRowState[] getStates() {
    return ImportRowState.values();
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public ImportRowState getState() {
    return state;
  }

  public void setState(ImportRowState state) {
    this.state = state;
  }

  public boolean isLeaveOut() {
    return leaveOut;
  }

  public void setLeaveOut(boolean leaveOut) {
    this.leaveOut = leaveOut;
  }
}
