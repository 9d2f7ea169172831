package org.adsum.enrolment.control;

import java.util.List;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.enrolment.entity.LookalikePair;

/**
 * What one pass compared and found.
 *
 * @param model whose templates they are, null when nothing was compared
 * @param compared ids of the templates that are done
 * @param pairs people who look alike
 */
public record LookalikePass(
    FaceReader.Model model, List<String> compared, List<LookalikePair> pairs) {
  /** Nothing to do. */
  public static final LookalikePass NOTHING = new LookalikePass(null, List.of(), List.of());

  public boolean isEmpty() {
    return compared.isEmpty();
  }
}
