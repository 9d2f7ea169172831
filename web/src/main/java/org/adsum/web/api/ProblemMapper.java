package org.adsum.web.api;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.UUID;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.shared.boundary.Words;
import org.adsum.web.metrics.CheckInMetrics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Answers every failure with a problem: ours, the container's, and those nobody thought of. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
  private static final int SECONDS_WHEN_BUSY = 5;
  private static final int SECONDS_WHEN_UNAVAILABLE = 10;

  @Context HttpHeaders headers;
  @Context SecurityContext security;
  @Inject CheckInMetrics metrics;

  @Inject
  @ConfigProperty(name = "adsum.lockout.minutes", defaultValue = "15")
  int minutesLocked;

  @Override
  public Response toResponse(Throwable failure) {
    Problem problem = problemOf(failure);
    if (problem.code() == ProblemCode.FORBIDDEN && security.getUserPrincipal() == null) {
      problem = new Problem(ProblemCode.NOT_SIGNED_IN);
    }
    String instance = problem.code() == ProblemCode.INTERNAL ? note(failure) : null;
    Response.ResponseBuilder answer =
        Response.status(problem.code().status())
            .type(ApiProblem.MEDIA_TYPE)
            .entity(ApiProblem.of(problem, locale(), instance));
    addHeaders(answer, problem, failure);
    metrics.refused(problem.code());
    return answer.build();
  }

  /** What JAX-RS itself refuses has a status and nothing that a client should read. */
  static Problem problemOf(Throwable failure) {
    Problem known = Problems.of(failure);
    if (known.code() != ProblemCode.INTERNAL) {
      return known;
    }
    if (failure instanceof WebApplicationException refused) {
      return refusal(refused);
    }
    return known;
  }

  private static Problem refusal(WebApplicationException refused) {
    if (refused.getCause() instanceof IllegalArgumentException) {
      // JAX-RS makes a query parameter that is no number or constant a 404.
      return new Problem(ProblemCode.INVALID_INPUT, "query", Words.of("value-unreadable"));
    }
    return switch (refused.getResponse().getStatus()) {
      case 400 -> new Problem(ProblemCode.INVALID_INPUT, "body", Words.of("request-unreadable"));
      case 401 -> new Problem(ProblemCode.NOT_SIGNED_IN);
      case 403 -> new Problem(ProblemCode.FORBIDDEN);
      case 404 -> new Problem(ProblemCode.NOT_FOUND);
      case 405 -> new Problem(ProblemCode.METHOD_NOT_ALLOWED);
      case 406 -> new Problem(ProblemCode.NOT_ACCEPTABLE);
      case 413 -> new Problem(ProblemCode.BODY_TOO_LARGE);
      case 415 -> new Problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
      default -> new Problem(ProblemCode.INTERNAL);
    };
  }

  private void addHeaders(Response.ResponseBuilder answer, Problem problem, Throwable failure) {
    switch (problem.code()) {
      case NOT_SIGNED_IN, SIGN_IN_FAILED ->
          answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge());
      case TOO_MANY_REQUESTS -> answer.header(HttpHeaders.RETRY_AFTER, SECONDS_WHEN_BUSY);
      case BUSY -> answer.header(HttpHeaders.RETRY_AFTER, secondsWhenBusy(problem));
      case UNAVAILABLE -> answer.header(HttpHeaders.RETRY_AFTER, SECONDS_WHEN_UNAVAILABLE);
      case SIGN_IN_PAUSED -> answer.header(HttpHeaders.RETRY_AFTER, 600);
      case SIGN_IN_LOCKED -> answer.header(HttpHeaders.RETRY_AFTER, minutesLocked * 60);
      case METHOD_NOT_ALLOWED -> {
        if (failure instanceof WebApplicationException refused) {
          answer.header(
              HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
      }
      default -> {}
    }
  }

  /** As long as the queue needs, where that is known. */
  private static Object secondsWhenBusy(Problem problem) {
    return problem.arguments().length == 0 ? SECONDS_WHEN_BUSY : problem.arguments()[0];
  }

  /** Notes an unforeseen failure; the id joins what the caller was told and the log. */
  private static String note(Throwable failure) {
    String id = "urn:uuid:" + UUID.randomUUID();
    // The container has logged the stack of a failed boundary call already.
    if (failure instanceof EJBException) {
      LogLine.FAILURE.tell(LOG, id, failure);
    } else {
      LogLine.FAILURE.tell(LOG, failure, id, failure.getClass().getSimpleName());
    }
    return id;
  }

  /** RFC 6750, section 3: a token that was sent and is not good is told from none. */
  private String challenge() {
    return headers.getHeaderString(HttpHeaders.AUTHORIZATION) == null
        ? "Bearer realm=\"Adsum\""
        : "Bearer realm=\"Adsum\", error=\"invalid_token\"";
  }

  private Locale locale() {
    Locale wanted = headers.getAcceptableLanguages().get(0);
    return wanted.getLanguage().isEmpty() || wanted.getLanguage().equals("*")
        ? Locale.ENGLISH
        : wanted;
  }
}
