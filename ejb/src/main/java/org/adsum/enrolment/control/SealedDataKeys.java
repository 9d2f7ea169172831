package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.adsum.enrolment.entity.DataKey;
import org.adsum.shared.boundary.SealedStore;
import org.adsum.shared.control.Sealer;

/** The data keys: a new master key means to wrap them again, and to leave the templates alone. */
@ApplicationScoped
public class SealedDataKeys implements SealedStore {
  @Inject DataKeyRepository keys;
  @Inject Sealer sealer;

  @Override
  public String kind() {
    return "data-keys";
  }

  @Override
  public Map<String, Long> use() {
    return keys.countByMaster();
  }

  @Override
  public Batch renew(String after, int most) {
    List<DataKey> due = keys.lockOthers(sealer.currentKey(), after, most);
    int renewed = 0;
    for (DataKey key : due) {
      renewed += wrapAgain(key) ? 1 : 0;
    }
    return due.isEmpty()
        ? Batch.END
        : new Batch(due.get(due.size() - 1).studentId(), renewed, due.size() - renewed);
  }

  private boolean wrapAgain(DataKey key) {
    try {
      byte[] plain = sealer.open(Sealer.Purpose.DATA_KEY, key.studentId(), key.wrapped());
      key.wrap(sealer.seal(Sealer.Purpose.DATA_KEY, key.studentId(), plain), sealer.currentKey());
      return true;
    } catch (IllegalStateException unknownKey) {
      return false;
    }
  }
}
