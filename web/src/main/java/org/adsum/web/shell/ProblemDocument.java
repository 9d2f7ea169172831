package org.adsum.web.shell;

import jakarta.json.Json;
import java.util.Locale;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.Problems;

/** The body of an answer that is a problem (RFC 9457), for what is refused before a resource. */
public final class ProblemDocument {
  /** Its content type. */
  public static final String TYPE = "application/problem+json;charset=UTF-8";

  private ProblemDocument() {}

  /** The document as JSON. */
  public static String of(Problem problem, Locale locale) {
    String code = problem.code().code();
    return Json.createObjectBuilder()
        .add("type", "urn:adsum:problem:" + code)
        .add("title", Problems.title(problem, locale))
        .add("status", problem.code().status())
        .add("detail", Problems.detail(problem, locale))
        .add("code", code)
        .build()
        .toString();
  }
}
