package org.adsum.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.adsum.health.Probe;

/** Disk and clock: does not work without room for the broker's journal. */
@ApplicationScoped
public class PlatformProbe implements Probe {
  private static final double NONE_BYTES = 64 << 20;
  private static final double FEW_BYTES = 1 << 30;
  private static final double SKEW_SECONDS = 2;

  @Inject SystemFigures figures;

  @Override
  public String name() {
    return "platform";
  }

  @Override
  public boolean works() {
    return !(figures.now().freeBytes() < NONE_BYTES);
  }

  @Override
  public Map<String, String> figures() {
    SystemFigures.Figures now = figures.now();
    return Map.of(
        "disk-free-mb", String.format(Locale.ROOT, "%.0f", now.freeBytes() / (1 << 20)),
        "clock-skew-seconds", String.format(Locale.ROOT, "%.3f", now.skewSeconds()));
  }

  @Override
  public Optional<String> notice() {
    if (figures.now().freeBytes() < FEW_BYTES) {
      return Optional.of("The disk of the data folder is nearly full; see docs/runbook.md.");
    }
    return figures.now().skewSeconds() > SKEW_SECONDS
        ? Optional.of("The clocks of server and database differ; see docs/runbook.md, Clocks.")
        : Optional.empty();
  }
}
