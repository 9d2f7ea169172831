package org.adsum.shared.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** Checks the annotations of an input record, the same for pages, REST and scripts. */
@ApplicationScoped
public class InputCheck {
  @Inject Validator validator;

  /**
   * Lets a good input pass.
   *
   * @throws Problem invalid-input, naming the first wrong field and what is wrong with it
   */
  public <T> T require(T input) {
    if (input == null) {
      throw new Problem(ProblemCode.INVALID_INPUT, "body", "must not be empty");
    }
    validator.validate(input).stream()
        .min(Comparator.comparing(v -> v.getPropertyPath().toString()))
        .ifPresent(
            (ConstraintViolation<T> v) -> {
              throw new Problem(
                  ProblemCode.INVALID_INPUT, v.getPropertyPath().toString(), v.getMessage());
            });
    return input;
  }
}
