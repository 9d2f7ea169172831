package org.adsum.web.shell;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;

/**
 * Lets the forms of a record's page post to the record's own address, so that it stays, and makes
 * stateless pages so from their beginning.
 */
public class ShellViewHandler extends ViewHandlerWrapper {

  /** Wraps the given handler. */
  public ShellViewHandler(ViewHandler wrapped) {
    super(wrapped);
  }

  /**
   * PrimeFaces keeps its nonce in the view, and so begins a session, before the page is read and
   * could say that nothing of it is kept.
   */
  @Override
  public UIViewRoot createView(FacesContext context, String viewId) {
    UIViewRoot view = super.createView(context, viewId);
    if (StatelessPages.contain(view.getViewId())) {
      view.setTransient(true);
    }
    return view;
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
