package org.adsum.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** UP from the moment on when the application's parts have begun. */
@Startup
@ApplicationScoped
public class ApplicationStarted implements HealthCheck {
  @Inject ProbeBoard board;

  @Override
  public HealthCheckResponse call() {
    int probes = board.probes().size();
    return HealthCheckResponse.named("adsum-started")
        .withData("probes", probes)
        .status(probes > 0)
        .build();
  }
}
