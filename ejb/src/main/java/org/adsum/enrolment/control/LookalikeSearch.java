package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.adsum.enrolment.boundary.FaceMatcher;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.enrolment.entity.FaceTemplate;
import org.adsum.enrolment.entity.LookalikePair;

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

  @Inject LookalikeRepository templates;
  @Inject TemplateVault vault;
  @Inject FaceMatcher matcher;

  /** One pass, without a transaction; changes nothing. */
  public LookalikePass pass(FaceReader.Model model) {
    List<SealedTemplate> fresh = templates.uncompared(model, MOST_PROBES);
    if (fresh.isEmpty()) {
      return LookalikePass.NOTHING;
    }
    double alikeFrom = matcher.alikeFrom(rateFor(templates.countTemplates(model)));
    List<float[]> probes = fresh.stream().map(this::open).toList();
    LookalikePair.Found found = new LookalikePair.Found();
    String last = "";
    List<SealedTemplate> others = templates.after(last, model, BATCH);
    while (!others.isEmpty()) {
      compare(fresh, probes, others, alikeFrom, found);
      last = others.get(others.size() - 1).id();
      others = templates.after(last, model, BATCH);
    }
    probes.forEach(probe -> Arrays.fill(probe, 0));
    return new LookalikePass(fresh.stream().map(SealedTemplate::id).toList(), found.pairs());
  }

  /** The false match rate of one comparison that keeps the false alarms of an enrolment down. */
  static double rateFor(long templates) {
    return FALSE_ALARMS / (Math.max(1, templates) * FaceTemplate.MOST);
  }

  private void compare(
      List<SealedTemplate> fresh,
      List<float[]> probes,
      List<SealedTemplate> others,
      double alikeFrom,
      LookalikePair.Found found) {
    float[] flat = openAll(others, probes.get(0).length);
    for (int i = 0; i < probes.size(); i++) {
      SealedTemplate own = fresh.get(i);
      float[] similarities = matcher.similarities(probes.get(i), flat);
      for (int k = 0; k < similarities.length; k++) {
        SealedTemplate other = others.get(k);
        if (similarities[k] >= alikeFrom && !other.studentId().equals(own.studentId())) {
          found.add(
              own.studentId(),
              other.studentId(),
              LookalikePair.of(
                  own.studentId(), own.id(), other.studentId(), other.id(), similarities[k]));
        }
      }
    }
    Arrays.fill(flat, 0);
  }

  private float[] open(SealedTemplate template) {
    return vault.open(template.id(), template.sealedEmbedding());
  }

  private float[] openAll(List<SealedTemplate> sealed, int size) {
    float[] flat = new float[sealed.size() * size];
    for (int i = 0; i < sealed.size(); i++) {
      float[] vector = open(sealed.get(i));
      System.arraycopy(vector, 0, flat, i * size, size);
      Arrays.fill(vector, 0);
    }
    return flat;
  }
}
