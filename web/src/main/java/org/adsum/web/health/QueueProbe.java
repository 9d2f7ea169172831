package org.adsum.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.adsum.health.Probe;

/**
 * Tells when check-ins are not judged any more. This node can take check-ins all the same, so it
 * stays ready: whether to take it out is for a person to decide.
 */
@ApplicationScoped
public class QueueProbe implements Probe {
  private static final double LONG_SECONDS = 60;

  @Inject SystemFigures figures;

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public boolean works() {
    return true;
  }

  @Override
  public Map<String, String> figures() {
    SystemFigures.Figures now = figures.now();
    return now.known()
        ? Map.of(
            "pending", number(now.pending()),
            "oldest-seconds", number(now.oldestSeconds()),
            "dead-letters", number(now.deadLetters()))
        : Map.of();
  }

  @Override
  public Optional<String> notice() {
    SystemFigures.Figures now = figures.now();
    if (now.oldestSeconds() > LONG_SECONDS) {
      return Optional.of(
          "The oldest check-in has waited "
              + number(now.oldestSeconds())
              + " s for its verdict; see docs/runbook.md, Stuck queue.");
    }
    return now.deadLetters() > 0
        ? Optional.of("There are dead letters; see docs/runbook.md, Dead letters.")
        : Optional.empty();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.0f", value);
  }
}
