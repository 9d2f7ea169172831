package org.adsum.health;

/** Tries something that the application cannot do without. */
public interface Probe {

  /** What is tried, for the person who reads the answer. */
  String name();

  /** Tries it, within a few seconds; an exception counts as false. */
  boolean works();
}
