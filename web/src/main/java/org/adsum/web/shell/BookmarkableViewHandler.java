package org.adsum.web.shell;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;

/** Lets the forms of a record's page post to the record's own address, so that it stays. */
public class BookmarkableViewHandler extends ViewHandlerWrapper {

  /** Wraps the given handler. */
  public BookmarkableViewHandler(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext context, String viewId) {
    boolean current =
        context.getViewRoot() != null && viewId.equals(context.getViewRoot().getViewId());
    String id = context.getExternalContext().getRequestParameterMap().get("id");
    return current && id != null && id.matches("[0-9a-z]{1,64}")
        ? PagePaths.of(viewId, id).orElseGet(() -> super.getActionURL(context, viewId))
        : super.getActionURL(context, viewId);
  }
}
