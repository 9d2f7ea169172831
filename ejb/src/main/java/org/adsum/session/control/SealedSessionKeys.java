package org.adsum.session.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.adsum.shared.boundary.SealedStore;
import org.adsum.shared.control.Sealer;

/** The keys of the sessions' codes. The codes stay the same while their key is sealed anew. */
@ApplicationScoped
public class SealedSessionKeys implements SealedStore {
  @Inject SessionKeyRepository keys;
  @Inject Sealer sealer;

  @Override
  public String kind() {
    return "session-keys";
  }

  @Override
  public Map<String, Long> use() {
    return keys.countByMaster();
  }

  @Override
  public Batch renew(String after, int most) {
    List<SessionKeyRepository.SealedKey> due = keys.others(sealer.currentPrefix(), after, most);
    int renewed = 0;
    for (SessionKeyRepository.SealedKey key : due) {
      try {
        byte[] plain = sealer.open(Sealer.Purpose.SESSION_KEY, key.session(), key.sealed());
        keys.replace(key, sealer.seal(Sealer.Purpose.SESSION_KEY, key.session(), plain));
        renewed++;
      } catch (IllegalStateException unknownKey) {
        // Counted as unopened below: it stays, and nobody needs an old session's code.
        continue;
      }
    }
    return due.isEmpty()
        ? Batch.END
        : new Batch(due.get(due.size() - 1).session(), renewed, due.size() - renewed);
  }
}
