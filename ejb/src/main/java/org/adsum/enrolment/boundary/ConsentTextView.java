package org.adsum.enrolment.boundary;

import java.time.Instant;
import java.util.List;
import org.adsum.enrolment.entity.ConsentBody;
import org.adsum.enrolment.entity.ConsentText;

/**
 * One version of the consent text.
 *
 * @param body its words, as they were written
 * @param blocks its headings and paragraphs
 * @param namesComparison whether it names the comparison with other people's templates
 * @param publishedAt null for the draft
 * @param changes since the version that the view was asked for with; empty without one
 * @param rowVersion to be sent back with a change of the draft
 */
public record ConsentTextView(
    int version,
    String body,
    List<ConsentBody.Block> blocks,
    boolean namesComparison,
    Instant publishedAt,
    List<ConsentBody.Change> changes,
    int rowVersion) {

  static ConsentTextView of(ConsentText text, List<ConsentBody.Change> changes) {
    return new ConsentTextView(
        text.version(),
        text.body().text(),
        text.body().blocks(),
        text.namesComparison(),
        text.publishedAt(),
        changes,
        text.rowVersion());
  }

  /** What was added or removed, without what stayed. */
  public List<ConsentBody.Change> different() {
    return changes.stream().filter(c -> c.fate() != ConsentBody.Fate.SAME).toList();
  }
}
