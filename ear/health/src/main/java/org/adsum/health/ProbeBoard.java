package org.adsum.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The probes that the application's parts have brought since it started. */
@ApplicationScoped
public class ProbeBoard {
  private final List<Probe> probes = new CopyOnWriteArrayList<>();

  /** Adds a probe for the application's life. */
  public void bring(Probe probe) {
    probes.add(probe);
  }

  List<Probe> probes() {
    return probes;
  }
}
