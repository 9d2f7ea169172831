package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.adsum.enrolment.boundary.FaceMatcher;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.enrolment.entity.FaceTemplate;
import org.adsum.enrolment.entity.LookalikePair;
import org.adsum.shared.boundary.LogLine;
import org.jboss.logging.Logger;

/**
 * Compares new templates with everybody else's. The others are read, opened, compared and forgotten
 * batch by batch, so that the memory taken does not depend on how many people are enrolled: some
 * four megabytes with vectors of 512 values.
 */
@ApplicationScoped
public class LookalikeSearch {
  /** New templates of one pass; enough to make the reading of all others worth it. */
  static final int MOST_PROBES = 300;

  private static final int BATCH = 500;

  /**
   * How many false alarms one enrolment may cause on average, were all others strangers. The more
   * people are enrolled, the stricter the comparison must be for that: one in a hundred leaves an
   * admin of 20,000 students about a hundred pairs to look at over the years.
   */
  private static final double FALSE_ALARMS = 0.01;

  private static final Logger LOG = Logger.getLogger(LookalikeSearch.class);

  /** A new template, opened. */
  private record Probe(SealedTemplate template, float[] vector) {
    /** Nothing biometric is for logs. */
    @Override
    public String toString() {
      return "Probe[" + template.id() + "]";
    }
  }

  @Inject LookalikeRepository templates;
  @Inject TemplateVault vault;
  @Inject FaceMatcher matcher;

  /** One pass, without a transaction; changes nothing. */
  public LookalikePass pass(FaceReader.Model model) {
    List<SealedTemplate> due = templates.uncompared(model, MOST_PROBES);
    List<Probe> probes = due.stream().flatMap(t -> open(t).map(v -> new Probe(t, v))).toList();
    if (probes.size() < due.size()) {
      // Another master key: they are of no use to anybody, and must not hold up the others.
      LogLine.TEMPLATES_SHUT.tell(LOG, due.size() - probes.size());
    }
    LookalikePair.Found found = new LookalikePair.Found();
    if (!probes.isEmpty()) {
      compare(probes, model, found);
    }
    return new LookalikePass(due.stream().map(SealedTemplate::id).toList(), found.pairs());
  }

  private void compare(List<Probe> probes, FaceReader.Model model, LookalikePair.Found found) {
    double alikeFrom = matcher.alikeFrom(rateFor(templates.countTemplates(model)));
    String last = "";
    List<SealedTemplate> others = templates.after(last, model, BATCH);
    while (!others.isEmpty()) {
      compare(probes, others, alikeFrom, found);
      last = others.get(others.size() - 1).id();
      others = templates.after(last, model, BATCH);
    }
    probes.forEach(probe -> Arrays.fill(probe.vector(), 0));
  }

  /** The false match rate of one comparison that keeps the false alarms of an enrolment down. */
  static double rateFor(long templates) {
    return FALSE_ALARMS / (Math.max(1, templates) * FaceTemplate.MOST);
  }

  private void compare(
      List<Probe> probes,
      List<SealedTemplate> others,
      double alikeFrom,
      LookalikePair.Found found) {
    float[] flat = openAll(others, probes.get(0).vector().length);
    for (Probe probe : probes) {
      String student = probe.template().studentId();
      float[] similarities = matcher.similarities(probe.vector(), flat);
      for (int k = 0; k < similarities.length; k++) {
        SealedTemplate other = others.get(k);
        if (similarities[k] >= alikeFrom && !other.studentId().equals(student)) {
          found.add(
              student,
              other.studentId(),
              LookalikePair.of(
                  student, probe.template().id(), other.studentId(), other.id(), similarities[k]));
        }
      }
    }
    Arrays.fill(flat, 0);
  }

  /** Empty when the template was sealed with another master key. */
  private Stream<float[]> open(SealedTemplate template) {
    try {
      return Stream.of(vault.open(template));
    } catch (IllegalStateException otherKey) {
      return Stream.empty();
    }
  }

  /** Those that cannot be opened stay zero, which is like nobody. */
  private float[] openAll(List<SealedTemplate> sealed, int size) {
    float[] flat = new float[sealed.size() * size];
    for (int i = 0; i < sealed.size(); i++) {
      int from = i * size;
      open(sealed.get(i))
          .forEach(
              vector -> {
                System.arraycopy(vector, 0, flat, from, size);
                Arrays.fill(vector, 0);
              });
    }
    return flat;
  }
}
