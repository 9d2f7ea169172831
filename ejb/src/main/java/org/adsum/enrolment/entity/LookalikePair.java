package org.adsum.enrolment.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two people whose templates look like one person's. The pair has an order of its own, so that it
 * is the same whoever was compared with whom.
 *
 * @param one the lesser student id
 * @param other the greater student id
 * @param oneTemplate the template of {@code one} that looked most alike
 * @param otherTemplate and that of {@code other}
 * @param similarity cosine of the two
 */
public record LookalikePair(
    String one, String other, String oneTemplate, String otherTemplate, double similarity) {

  /** A pair in its own order, from a student and template each. */
  public static LookalikePair of(
      String student, String template, String other, String otherTemplate, double similarity) {
    return student.compareTo(other) < 0
        ? new LookalikePair(student, other, template, otherTemplate, similarity)
        : new LookalikePair(other, student, otherTemplate, template, similarity);
  }

  /** A score is for admins, not for logs. */
  @Override
  public String toString() {
    return "LookalikePair[" + one + ", " + other + "]";
  }

  /**
   * What one pass finds, bounded: of each newly enrolled student the few that look most alike.
   * Whoever looks like a hundred others is a mass test, or a broken model, and no hundred entries.
   */
  public static final class Found {
    /** Most entries of one newly enrolled student. */
    public static final int MOST = 10;

    private final Map<String, Map<String, LookalikePair>> byStudent = new HashMap<>();

    /**
     * Keeps a pair when it is among the student's most alike.
     *
     * @param student the newly enrolled one
     */
    public void add(String student, String other, LookalikePair pair) {
      Map<String, LookalikePair> own = byStudent.computeIfAbsent(student, s -> new HashMap<>());
      own.merge(other, pair, (a, b) -> a.similarity() >= b.similarity() ? a : b);
      if (own.size() > MOST) {
        // Of equally alike ones the newest account stays: ids grow.
        own.entrySet().stream()
            .min(
                Comparator.comparingDouble(
                        (Map.Entry<String, LookalikePair> e) -> e.getValue().similarity())
                    .thenComparing(Map.Entry::getKey))
            .ifPresent(least -> own.remove(least.getKey()));
      }
    }

    /** All of them, each pair once. */
    public List<LookalikePair> pairs() {
      Map<String, LookalikePair> once = new HashMap<>();
      byStudent
          .values()
          .forEach(own -> own.values().forEach(p -> once.put(p.one() + ':' + p.other(), p)));
      List<LookalikePair> sorted = new ArrayList<>(once.values());
      // One order for everybody who inserts, so that two nodes do not wait for each other.
      sorted.sort(Comparator.comparing(LookalikePair::one).thenComparing(LookalikePair::other));
      return sorted;
    }
  }
}
