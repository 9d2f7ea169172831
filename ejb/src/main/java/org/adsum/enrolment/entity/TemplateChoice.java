package org.adsum.enrolment.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which photos of one enrolment become templates (rule 6): the best ones first, and none that shows
 * nearly what a better one shows already. Copies of a picture would fill the slots and add nothing;
 * each template more is one chance more for a stranger.
 */
public final class TemplateChoice {
  /**
   * From this cosine on two photos are nearly the same. Frames of a camera that nobody moved before
   * reach 0.95 to 0.99, pictures of different days 0.9 at most (docs/measurements-face.md). It is
   * no matter of the model: whatever a third vector is, the two differ towards it by 0.32 at most.
   */
  public static final double NEARLY_THE_SAME = 0.95;

  /**
   * A photo that passed the gate.
   *
   * @param embedding unit vector
   * @param quality 0 to 1
   */
  public record Candidate(float[] embedding, double quality) {
    /** Nothing biometric is for logs. */
    @Override
    public String toString() {
      return "Candidate[quality=" + quality + "]";
    }
  }

  private TemplateChoice() {}

  /**
   * The chosen ones, in the order in which they were given: at least one, at most {@link
   * FaceTemplate#MOST}. Of equally good ones the earlier is preferred.
   *
   * @param candidates at least one
   */
  public static List<Candidate> of(List<Candidate> candidates) {
    List<Candidate> bestFirst = new ArrayList<>(candidates);
    bestFirst.sort(Comparator.comparingDouble(Candidate::quality).reversed());
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate candidate : bestFirst) {
      boolean addsSomething =
          chosen.stream()
              .allMatch(c -> Cosine.of(c.embedding(), candidate.embedding()) < NEARLY_THE_SAME);
      if (addsSomething && chosen.size() < FaceTemplate.MOST) {
        chosen.add(candidate);
      }
    }
    return candidates.stream().filter(chosen::contains).distinct().toList();
  }
}
