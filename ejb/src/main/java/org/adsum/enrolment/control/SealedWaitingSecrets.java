package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adsum.shared.boundary.SealedStore;
import org.adsum.shared.control.Sealer;

/** Captures, templates and ID photos of enrolments that wait: sealed with the master key itself. */
@ApplicationScoped
public class SealedWaitingSecrets implements SealedStore {
  @Inject WaitingSecretRepository secrets;
  @Inject Sealer sealer;

  @Override
  public String kind() {
    return "waiting-enrolments";
  }

  @Override
  public Map<String, Long> use() {
    Map<String, Long> all = new HashMap<>();
    for (WaitingSecretRepository.Place place : WaitingSecretRepository.Place.values()) {
      secrets.countByMaster(place).forEach((key, count) -> all.merge(key, count, Long::sum));
    }
    return all;
  }

  /** The last id of a batch begins with the place where it lies. */
  @Override
  public Batch renew(String after, int most) {
    int at = after.isEmpty() ? 0 : after.charAt(0) - '0';
    String from = after.isEmpty() ? "" : after.substring(1);
    for (WaitingSecretRepository.Place place : WaitingSecretRepository.Place.values()) {
      if (place.ordinal() >= at) {
        String owner = place.ordinal() == at ? from : "";
        List<WaitingSecretRepository.Secret> due =
            secrets.others(place, sealer.currentPrefix(), owner, most);
        if (!due.isEmpty()) {
          return renew(place, due);
        }
      }
    }
    return Batch.END;
  }

  private Batch renew(
      WaitingSecretRepository.Place place, List<WaitingSecretRepository.Secret> due) {
    int renewed = 0;
    for (WaitingSecretRepository.Secret secret : due) {
      try {
        byte[] plain = sealer.open(place.purpose(), secret.owner(), secret.sealed());
        secrets.replace(place, secret, sealer.seal(place.purpose(), secret.owner(), plain));
        renewed++;
      } catch (IllegalStateException unknownKey) {
        // Counted as unopened below: the student can enrol again.
        continue;
      }
    }
    String last = place.ordinal() + due.get(due.size() - 1).owner();
    return new Batch(last, renewed, due.size() - renewed);
  }
}
