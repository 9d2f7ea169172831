package org.adsum.web.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import org.adsum.privacy.boundary.ErasureBoundary;
import org.adsum.privacy.boundary.ErasureView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.Problems;

/** The page on which people get their data and ask to be erased. */
@Named("ownData")
@RequestScoped
public class OwnDataPage {
  @Inject ErasureBoundary erasures;

  private boolean understood;
  private ErasureView erasure;
  private boolean read;

  /** The caller's last request, or null. */
  public ErasureView getErasure() {
    if (!read) {
      erasure = erasures.mine().orElse(null);
      read = true;
    }
    return erasure;
  }

  /** Whether a request waits for something. */
  public boolean isOpen() {
    return getErasure() != null && getErasure().state().isOpen();
  }

  /** Asks to be erased. */
  public void request() {
    if (understood) {
      attempt(erasures::request);
    } else {
      FacesContext faces = FacesContext.getCurrentInstance();
      String text =
          faces
              .getApplication()
              .getResourceBundle(faces, "privacyText")
              .getString("own.erase.understand");
      faces.addMessage(
          "erasure-understood", new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
    }
  }

  /** Calls the request off. */
  public void cancel() {
    attempt(erasures::cancelMine);
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      Problem problem = Problems.of(failure);
      FacesContext faces = FacesContext.getCurrentInstance();
      Locale locale = faces.getViewRoot().getLocale();
      String text = Problems.detail(problem, locale);
      faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
    }
    read = false;
  }

  public boolean isUnderstood() {
    return understood;
  }

  public void setUnderstood(boolean understood) {
    this.understood = understood;
  }
}
