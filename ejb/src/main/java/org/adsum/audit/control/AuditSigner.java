package org.adsum.audit.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.adsum.audit.entity.AuditKeyRing;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configured keys; without any, nothing is signed and the log has no checkpoints. */
@ApplicationScoped
public class AuditSigner {
  @Inject
  @ConfigProperty(name = "adsum.audit.key")
  Optional<String> key;

  @Inject
  @ConfigProperty(name = "adsum.audit.old-keys")
  Optional<String> olderKeys;

  private AuditKeyRing ring;

  @PostConstruct
  void read() {
    ring = AuditKeyRing.of(key.orElse(""), olderKeys.orElse(""));
  }

  /** The keys. */
  public AuditKeyRing keys() {
    return ring;
  }
}
