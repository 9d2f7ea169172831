package org.adsum.privacy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.SealedStore;

/** One batch of sealing anew, in a transaction of its own, and the count of what is left. */
@Stateless
public class KeyRotation {
  private static final int BATCH = 200;

  @Inject @Any Instance<SealedStore> stores;

  /** The kinds of sealed values, in the order of their names. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME, Role.SYSTEM_NAME})
  public List<String> kinds() {
    return stores.stream().map(SealedStore::kind).sorted().toList();
  }

  /** How many values of each kind need which master key. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME, Role.SYSTEM_NAME})
  public Map<String, Map<String, Long>> use() {
    Map<String, Map<String, Long>> use = new TreeMap<>();
    stores.stream().forEach(store -> use.put(store.kind(), new TreeMap<>(store.use())));
    return use;
  }

  /** The next values of a kind; committed before it returns. */
  @RolesAllowed({Role.ADMIN_NAME, Role.SYSTEM_NAME})
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public SealedStore.Batch renew(String kind, String after) {
    return stores.stream()
        .filter(store -> store.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .renew(after, BATCH);
  }
}
