package org.adsum.identity.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.entity.FailureCount;
import org.adsum.identity.entity.Networks;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What slows down guessing besides the lock of an account, in this node's memory: failures by
 * address, and failures for names that nobody has, so that these behave like those that somebody
 * has. Only failures count; a lecture hall that signs in at once from one address is welcome.
 */
@ApplicationScoped
public class SignInGuard {
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);
  private static final int MOST_ADDRESSES = 100_000;
  private static final int MOST_NAMES = 100_000;

  @Inject AuditLog audit;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.lockout.failures", defaultValue = "5")
  int failuresBeforeLock;

  @Inject
  @ConfigProperty(name = "adsum.lockout.minutes", defaultValue = "15")
  int minutesLocked;

  @Inject
  @ConfigProperty(name = "adsum.lockout.address-failures", defaultValue = "300")
  int failuresOfAddress;

  @Inject
  @ConfigProperty(name = "adsum.local-admin.networks", defaultValue = "0.0.0.0/0,::/0")
  String adminNetworks;

  private FailureCount addresses;
  private FailureCount nobodies;
  private Networks networks;

  @PostConstruct
  void begin() {
    addresses = new FailureCount(failuresOfAddress, ADDRESS_WINDOW, MOST_ADDRESSES);
    nobodies = new FailureCount(failuresBeforeLock, Duration.ofMinutes(minutesLocked), MOST_NAMES);
    networks = Networks.of(adminNetworks);
  }

  /** Whether too many sign-ins from there failed lately. */
  public boolean isPaused(String address) {
    return addresses.isPaused(address, clock.instant());
  }

  /** Whether a name that nobody can sign in with behaves as locked. */
  public boolean isLockedNobody(String name) {
    return nobodies.isPaused(name.toLowerCase(Locale.ROOT), clock.instant());
  }

  /** Counts a failure of such a name; whether it now behaves as locked. */
  public boolean missNobody(String name) {
    return nobodies.failed(name.toLowerCase(Locale.ROOT), clock.instant());
  }

  /** Whether an administrator may use a local password from there. */
  public boolean isForAdmins(String address) {
    return networks.hold(address);
  }

  /** Counts a failure of that address and notes it as {@link #note}. */
  public void failed(String subject, String reason, String address) {
    addresses.failed(address, clock.instant());
    note(subject, reason);
  }

  /**
   * Notes a failure in the audit log, which bounds how many of them it takes, in the caller's
   * transaction, which must not be rolled back by what is then told. What was typed is not noted:
   * it may be a password in the wrong field.
   *
   * @param subject id of the account, or {@code unknown}
   * @param reason in a word
   */
  public void note(String subject, String reason) {
    audit.append(new AuditEvent("identity", "sign-in.failed", subject, "reason=" + reason));
  }
}
