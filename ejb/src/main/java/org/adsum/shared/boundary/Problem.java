package org.adsum.shared.boundary;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * A request that cannot be met for a reason the person may know. It rolls the transaction back, so
 * nothing has changed. The words are looked up by {@link ProblemCode#code()} in the bundle {@code
 * org.adsum.messages.Problems}.
 */
@ApplicationException(rollback = true)
public class Problem extends RuntimeException {
  private final ProblemCode code;
  private final transient List<Object> arguments;

  /** A problem with the values that its text names. */
  public Problem(ProblemCode code, Object... arguments) {
    super(code.code(), null, false, false);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  /** What went wrong. */
  public ProblemCode code() {
    return code;
  }

  /** What the text's {@code {0}}, {@code {1}} stand for: strings, numbers and instants. */
  public Object[] arguments() {
    return arguments == null ? new Object[0] : arguments.toArray();
  }
}
