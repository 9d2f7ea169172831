package org.adsum.web.shell;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.jboss.logging.Logger;

/**
 * Shows the error page that fits what a page did not handle itself: a boundary's problem with its
 * own status and words, everything else as our fault. What went wrong inside stays in the log.
 */
public class ProblemExceptionHandler extends ExceptionHandlerWrapper {
  private static final Logger LOG = Logger.getLogger(ProblemExceptionHandler.class);

  ProblemExceptionHandler(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    if (!events.hasNext()) {
      return;
    }
    Throwable failure = events.next().getContext().getException();
    if (faces.getExternalContext().isResponseCommitted()) {
      // Too late for another page; the container's own handling at least logs it.
      getWrapped().handle();
      return;
    }
    for (Iterator<ExceptionQueuedEvent> all = getUnhandledExceptionQueuedEvents().iterator();
        all.hasNext(); ) {
      all.next();
      all.remove();
    }
    answer(faces, failure);
  }

  private void answer(FacesContext faces, Throwable failure) {
    ExternalContext external = faces.getExternalContext();
    boolean ajax = faces.getPartialViewContext().isAjaxRequest();
    try {
      if (isExpired(failure)) {
        external.redirect(ErrorPage.EXPIRED);
      } else {
        Problem problem = Problems.of(failure);
        if (problem.code() == ProblemCode.INTERNAL || problem.code() == ProblemCode.UNAVAILABLE) {
          LogLine.PAGE_FAILED.tell(LOG, failure, external.getRequestServletPath());
        }
        if (ajax) {
          external.redirect(ErrorPage.of(problem.code().status()));
        } else {
          clear(faces, external);
          external.getRequestMap().put(ErrorPage.PROBLEM, problem);
          external.responseSendError(problem.code().status(), null);
        }
      }
      faces.responseComplete();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** What was rendered before the failure must not stand above the error page. */
  private static void clear(FacesContext faces, ExternalContext external) {
    if (faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE) {
      external.responseReset();
    }
  }

  private static boolean isExpired(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ViewExpiredException) {
        return true;
      }
    }
    return false;
  }
}
