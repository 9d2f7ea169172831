package org.adsum.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether a restart would help: threads that wait for each other for ever. It asks neither database
 * nor broker; their failures are no reason to restart this process.
 */
@Liveness
@ApplicationScoped
public class ApplicationLiveness implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    long[] stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    int threads = stuck == null ? 0 : stuck.length;
    return HealthCheckResponse.named("adsum-live")
        .withData("deadlocked-threads", threads)
        .status(threads == 0)
        .build();
  }
}
