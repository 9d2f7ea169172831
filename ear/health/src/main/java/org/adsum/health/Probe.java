package org.adsum.health;

import java.util.Map;
import java.util.Optional;

/** Tries something that the application cannot do without. */
public interface Probe {

  /** What is tried, for the person who reads the answer. */
  String name();

  /** Whether this node has it at all; what it has not is neither tried nor shown. */
  default boolean exists() {
    return true;
  }

  /** Tries it, within a few seconds; an exception counts as false. */
  boolean works();

  /** What the operator must mend before it can work, in words; empty when that is not known. */
  default Optional<String> fault() {
    return Optional.empty();
  }

  /**
   * Figures that help to see why, by name; no secrets, nothing about people. Asked after {@link
   * #works()}; those of a probe that cannot tell them now are left out.
   */
  default Map<String, String> figures() {
    return Map.of();
  }

  /** What the operator should mend though all works, in words; empty when there is nothing. */
  default Optional<String> notice() {
    return Optional.empty();
  }
}
