package org.adsum.enrolment.control;

import java.util.List;
import org.adsum.enrolment.entity.LookalikePair;

/**
 * What one pass compared and found.
 *
 * @param compared ids of the templates that are done
 * @param pairs people who look alike
 */
public record LookalikePass(List<String> compared, List<LookalikePair> pairs) {
  /** Nothing to do. */
  public static final LookalikePass NOTHING = new LookalikePass(List.of(), List.of());

  public boolean isEmpty() {
    return compared.isEmpty();
  }
}
