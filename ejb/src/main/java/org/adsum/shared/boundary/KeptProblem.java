package org.adsum.shared.boundary;

import jakarta.ejb.ApplicationException;

/**
 * A refusal that itself is to be remembered: what was changed on the way to it is committed, as the
 * count of wrong codes is.
 */
@ApplicationException(rollback = false)
public class KeptProblem extends Problem {
  private static final long serialVersionUID = 1L;

  /** A problem with the values that its text names. */
  public KeptProblem(ProblemCode code, Object... arguments) {
    super(code, arguments);
  }
}
