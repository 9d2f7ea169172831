package org.adsum.web.scim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.adsum.settings.boundary.SettingValues;
import org.adsum.settings.entity.Setting;

/** How often each SCIM client may call, counted by the minute on this node. */
@ApplicationScoped
public class ClientPace {
  private static final long MILLIS = 60_000;

  private final Map<String, Minute> minutes = new ConcurrentHashMap<>();

  @Inject SettingValues settings;
  @Inject Clock clock;

  private record Minute(long number, int calls) {}

  /** Counts a call and says whether it may go on. */
  boolean allows(String client) {
    long now = clock.millis() / MILLIS;
    int calls =
        minutes
            .merge(
                client,
                new Minute(now, 1),
                (old, first) -> old.number() == now ? new Minute(now, old.calls() + 1) : first)
            .calls();
    return calls <= settings.number(Setting.SCIM_REQUESTS_PER_MINUTE);
  }
}
