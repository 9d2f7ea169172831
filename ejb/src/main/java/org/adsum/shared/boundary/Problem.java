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
  private transient List<Problem> others = List.of();

  /** A problem with the values that its text names. */
  public Problem(ProblemCode code, Object... arguments) {
    super(code.code(), null, false, false);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  /**
   * The first of several problems of one request, which brings the others along, so that a person
   * can mend all of them at once.
   *
   * @param problems at least one
   */
  public static Problem first(List<Problem> problems) {
    Problem first = problems.get(0);
    first.others = List.copyOf(problems.subList(1, problems.size()));
    return first;
  }

  /** What is wrong besides. */
  public List<Problem> others() {
    return others == null ? List.of() : others;
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
