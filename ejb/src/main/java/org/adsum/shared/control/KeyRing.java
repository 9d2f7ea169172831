package org.adsum.shared.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The master keys that are known: the first seals, the others only open. */
public final class KeyRing {
  private final Map<String, MasterKey> keys = new LinkedHashMap<>();
  private final MasterKey current;

  /**
   * A ring.
   *
   * @param known the current one first; the same key may come twice
   * @throws IllegalArgumentException when there is none
   */
  public KeyRing(List<MasterKey> known) {
    if (known.isEmpty()) {
      throw new IllegalArgumentException("There is no master key");
    }
    known.forEach(key -> keys.putIfAbsent(key.id(), key));
    current = known.get(0);
  }

  /** The key that seals. */
  public MasterKey current() {
    return current;
  }

  /** All of them, the current one first. */
  public List<MasterKey> all() {
    return List.copyOf(keys.values());
  }

  /** The key with this id. */
  public Optional<MasterKey> named(String id) {
    return Optional.ofNullable(keys.get(id));
  }
}
