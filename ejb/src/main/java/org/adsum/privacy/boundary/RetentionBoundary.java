package org.adsum.privacy.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.control.PrivacyLog;
import org.adsum.privacy.control.PrivacyRepository;
import org.adsum.privacy.control.PrivacyTimer;
import org.adsum.privacy.control.RetentionRepository;
import org.adsum.privacy.entity.RetentionRule;
import org.adsum.settings.boundary.SettingValues;

/** How long things are kept, and what was deleted. */
@Stateless
public class RetentionBoundary {
  private static final int LINES = 200;

  @Inject RetentionRepository rows;
  @Inject PrivacyRepository privacy;
  @Inject PrivacyTimer timer;
  @Inject PrivacyLog log;
  @Inject SettingValues settings;
  @Inject Clock clock;

  /** The rules with what the next run would remove: a dry run, nothing is changed. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public List<RetentionView> rules() {
    Instant now = clock.instant();
    return Arrays.stream(RetentionRule.values()).map(rule -> view(rule, now)).toList();
  }

  private RetentionView view(RetentionRule rule, Instant now) {
    int period = settings.number(rule.setting());
    long due = rule.cutoff(period, now).map(before -> rows.count(rule, before)).orElse(0L);
    return new RetentionView(rule, period, due);
  }

  /** The newest lines of the ledger. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public List<DeletionView> ledger() {
    return privacy.ledger(LINES);
  }

  /** Carries out what is due now, as the timers do: erasures, then the rules. */
  @RolesAllowed(Role.ADMIN_NAME)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void runNow() {
    log.append("retention.started", "retention", "");
    timer.runNow();
  }
}
