package org.adsum.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** The answer {@code adsum}: UP when all probes work, with the answer of each. */
@Readiness
@ApplicationScoped
public class ApplicationReadiness implements HealthCheck {
  /** Follows the name of a probe that knows what must be mended. */
  private static final String FAULT = ".fault";

  /** Follows the name of a probe that works, but knows what should be mended. */
  private static final String NOTICE = ".notice";

  @Inject ProbeBoard board;

  @Override
  public HealthCheckResponse call() {
    Map<String, Boolean> answers = ask(board.probes());
    HealthCheckResponseBuilder response = HealthCheckResponse.named("adsum");
    answers.forEach((name, works) -> response.withData(name, works ? "UP" : "DOWN"));
    board
        .probes()
        .forEach(p -> p.fault().ifPresent(fault -> response.withData(p.name() + FAULT, fault)));
    board.probes().forEach(p -> notice(p).ifPresent(n -> response.withData(p.name() + NOTICE, n)));
    board
        .probes()
        .forEach(p -> figures(p).forEach((n, v) -> response.withData(p.name() + "." + n, v)));
    return response.status(isReady(answers)).build();
  }

  static Map<String, Boolean> ask(List<Probe> probes) {
    Map<String, Boolean> answers = new TreeMap<>();
    for (Probe probe : probes) {
      answers.put(probe.name(), works(probe));
    }
    return answers;
  }

  private static Optional<String> notice(Probe probe) {
    try {
      return probe.notice();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> figures(Probe probe) {
    try {
      return probe.figures();
    } catch (RuntimeException e) {
      return Map.of();
    }
  }

  static boolean isReady(Map<String, Boolean> answers) {
    return !answers.isEmpty() && !answers.containsValue(false);
  }

  private static boolean works(Probe probe) {
    try {
      return probe.works();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
