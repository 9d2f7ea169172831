package org.adsum.privacy.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.control.KeyRotation;
import org.adsum.privacy.control.PrivacyLog;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.SealedStore;
import org.adsum.shared.control.KeyRing;
import org.adsum.shared.control.MasterKeys;
import org.jboss.logging.Logger;

/** The master keys: which there are, and moving everything to the newest. */
@Stateless
public class KeyBoundary {
  private static final Logger LOG = Logger.getLogger(KeyBoundary.class);

  @Inject MasterKeys keys;
  @Inject KeyRotation rotation;
  @Inject PrivacyLog log;

  /** Where the keys stand. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public KeyStatus status() {
    return statusNow();
  }

  /**
   * Reads the keys again from where they come from, and seals everything with the newest, batch by
   * batch; check-ins go on meanwhile. What a stop in the middle leaves is done by the next call, or
   * by the timer.
   *
   * @throws Problem master-keys-unreadable; the keys known before stay in use
   */
  @RolesAllowed(Role.ADMIN_NAME)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public KeyStatus rotate() {
    String before = keys.ring().current().id();
    try {
      keys.read();
    } catch (IllegalStateException e) {
      LogLine.KEYS_UNREAD.tell(LOG, e.getMessage());
      throw new Problem(ProblemCode.MASTER_KEYS_UNREADABLE);
    }
    long renewed = renewAll();
    log.append(
        "keys.rotated",
        keys.ring().current().id(),
        "key=" + before + ">" + keys.ring().current().id() + " renewed=" + renewed);
    return statusNow();
  }

  /** Seals anew what is not sealed with the current key; returns how many values that were. */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public long catchUp() {
    return renewAll();
  }

  private long renewAll() {
    long renewed = 0;
    for (String kind : rotation.kinds()) {
      SealedStore.Batch batch = rotation.renew(kind, "");
      while (batch.last() != null) {
        renewed += batch.renewed();
        if (batch.unopened() > 0) {
          LogLine.KEY_UNKNOWN.tell(LOG, batch.unopened(), kind);
        }
        batch = rotation.renew(kind, batch.last());
      }
    }
    return renewed;
  }

  private KeyStatus statusNow() {
    KeyRing ring = keys.ring();
    Map<String, Long> values = new LinkedHashMap<>();
    ring.all().forEach(key -> values.put(key.id(), 0L));
    rotation.use().values().forEach(use -> use.forEach((id, n) -> values.merge(id, n, Long::sum)));
    List<KeyStatus.Key> all = new ArrayList<>();
    values.forEach(
        (id, count) ->
            all.add(
                new KeyStatus.Key(
                    id, ring.named(id).isPresent() || id.equals(SealedStore.OLD_FORMAT), count)));
    return new KeyStatus(ring.current().id(), all);
  }
}
