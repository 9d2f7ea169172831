package org.adsum.web.teacher;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;

/** How a page answers when a boundary says no. */
@RequestScoped
public class PageAnswers implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject FacesContext faces;

  /**
   * What the page is about. When it cannot be had, the answer is the error page of the problem's
   * status.
   */
  public <T> Optional<T> load(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (RuntimeException failure) {
      send(known(failure).code().status());
      return Optional.empty();
    }
  }

  /**
   * Does what a person asked for; a problem becomes a message.
   *
   * @param clientId of the component the message stands beside, or null for the page
   * @return the problem, empty when it is done
   */
  public Optional<Problem> act(String clientId, Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (RuntimeException failure) {
      Problem problem = known(failure);
      Locale locale = faces.getViewRoot().getLocale();
      faces.addMessage(
          clientId,
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR,
              Problems.title(problem, locale),
              Problems.detail(problem, locale)));
      faces.validationFailed();
      return Optional.of(problem);
    }
  }

  /** Goes to another page of this site. */
  public void redirect(String path) {
    ExternalContext external = faces.getExternalContext();
    try {
      external.redirect(external.getRequestContextPath() + path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(int status) {
    try {
      faces.getExternalContext().responseSendError(status, null);
      faces.responseComplete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A failure that no person could act on goes on, to the log and the page for it. */
  private static Problem known(RuntimeException failure) {
    Problem problem = Problems.of(failure);
    if (problem.code() == ProblemCode.INTERNAL) {
      throw failure;
    }
    return problem;
  }
}
