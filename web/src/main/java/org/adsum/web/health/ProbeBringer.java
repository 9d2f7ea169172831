package org.adsum.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.adsum.health.ProbeBoard;

/** Brings the probes when the application has started. */
@ApplicationScoped
public class ProbeBringer {
  @Inject ProbeBoard board;
  @Inject DatabaseProbe database;
  @Inject ReplicaProbe replica;
  @Inject BrokerProbe broker;
  @Inject FaceEngineProbe faceEngine;
  @Inject AuditProbe audit;
  @Inject QueueProbe queue;
  @Inject PlatformProbe platform;

  void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
    board.bring(database);
    if (replica.exists()) {
      board.bring(replica);
    }
    board.bring(broker);
    board.bring(faceEngine);
    board.bring(audit);
    board.bring(queue);
    board.bring(platform);
  }
}
