package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adsum.enrolment.entity.DataKey;
import org.adsum.enrolment.entity.FaceTemplate;
import org.adsum.shared.boundary.SealedStore;

/**
 * Templates of before there were data keys, sealed with the master key itself: their students get a
 * data key. A student has one exactly when all of the templates are sealed with it.
 */
@ApplicationScoped
public class SealedOldTemplates implements SealedStore {
  @Inject DataKeyRepository keys;
  @Inject TemplateVault vault;
  @Inject Clock clock;

  @Override
  public String kind() {
    return "templates-without-data-key";
  }

  @Override
  public Map<String, Long> use() {
    long count = keys.countTemplatesWithoutKey();
    return count == 0 ? Map.of() : Map.of(OLD_FORMAT, count);
  }

  @Override
  public Batch renew(String after, int most) {
    List<String> students = keys.studentsWithoutKey(after, most);
    int renewed = 0;
    int unopened = 0;
    for (String student : students) {
      // Locked before the key is made: who withdraws meanwhile leaves no key behind.
      List<FaceTemplate> templates = keys.lockTemplates(student);
      if (!templates.isEmpty() && reseal(student, templates)) {
        renewed += templates.size();
      } else {
        unopened += templates.size();
      }
    }
    return students.isEmpty()
        ? Batch.END
        : new Batch(students.get(students.size() - 1), renewed, unopened);
  }

  private boolean reseal(String student, List<FaceTemplate> templates) {
    List<float[]> embeddings = new ArrayList<>();
    try {
      for (FaceTemplate template : templates) {
        embeddings.add(
            vault.open(
                new SealedTemplate(
                    template.id(),
                    student,
                    template.sealedEmbedding(),
                    null,
                    template.createdAt())));
      }
    } catch (IllegalStateException unknownKey) {
      return false;
    }
    DataKey key = vault.newKey(student, clock.instant());
    keys.add(key);
    for (int i = 0; i < templates.size(); i++) {
      FaceTemplate template = templates.get(i);
      template.reseal(vault.seal(key, template.id(), embeddings.get(i)));
    }
    return true;
  }
}
