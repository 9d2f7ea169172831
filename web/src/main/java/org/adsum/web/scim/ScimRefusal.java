package org.adsum.web.scim;

import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import java.util.Locale;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.jboss.logging.Logger;

/** A failure as SCIM tells it. */
final class ScimRefusal extends ScimException {
  private static final Logger LOG = Logger.getLogger(ScimRefusal.class);

  /** A refusal with a status, words for people, and SCIM's own word or null. */
  ScimRefusal(int status, String detail, String scimType) {
    super(detail, null, status, scimType);
  }

  /** What a boundary threw, told without anything of the server's inside. */
  static ScimException of(RuntimeException failure) {
    if (failure instanceof ScimException known) {
      return known;
    }
    Problem problem = Problems.of(failure);
    if (problem.code() == ProblemCode.INTERNAL) {
      LogLine.SCIM_FAILED.tell(LOG, failure);
    }
    String detail = problem.code().code() + ": " + Problems.detail(problem, Locale.ENGLISH);
    return new ScimRefusal(problem.code().status(), detail, typeOf(problem.code()));
  }

  private static String typeOf(ProblemCode code) {
    return switch (code) {
      case USERNAME_TAKEN, ALREADY_EXISTS -> "uniqueness";
      case INVALID_INPUT -> "invalidValue";
      case LAST_ADMIN, ROLE_NOT_GRANTABLE -> "mutability";
      default -> null;
    };
  }
}
