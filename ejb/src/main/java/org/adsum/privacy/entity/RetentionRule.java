package org.adsum.privacy.entity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.adsum.settings.entity.Setting;

/** How long each kind of data is kept, in the order in which a run goes through them. */
public enum RetentionRule {
  /** Scores and timings of comparisons, from the comparison. */
  RESULTS(Setting.RETENTION_RESULT_DAYS, ChronoUnit.DAYS),
  /** Check-ins that led to no record, from their end. */
  ATTEMPTS(Setting.RETENTION_ATTEMPT_DAYS, ChronoUnit.DAYS),
  /** Tickets that nobody used, from their expiry. */
  TICKETS(Setting.RETENTION_TICKET_DAYS, ChronoUnit.DAYS),
  /** Sign-in tokens, from their expiry. */
  TOKENS(Setting.RETENTION_TOKEN_DAYS, ChronoUnit.DAYS),
  /** Records with their corrections and check-ins, from the session. */
  RECORDS(Setting.RETENTION_RECORD_YEARS, ChronoUnit.YEARS),
  /** Templates and data keys, from when the account was found inactive. */
  LEFT_TEMPLATES(Setting.RETENTION_LEFT_TEMPLATE_DAYS, ChronoUnit.DAYS),
  /** Consents, from when the account was found inactive. */
  LEFT_CONSENTS(Setting.RETENTION_LEFT_CONSENT_DAYS, ChronoUnit.DAYS),
  /** The account itself, from when it was found inactive. */
  LEFT_ACCOUNTS(Setting.RETENTION_LEFT_ACCOUNT_DAYS, ChronoUnit.DAYS);

  private final Setting setting;
  private final ChronoUnit unit;

  RetentionRule(Setting setting, ChronoUnit unit) {
    this.setting = setting;
    this.unit = unit;
  }

  /** What was before this moment is to go; empty when the period is 0, which keeps everything. */
  public Optional<Instant> cutoff(int period, Instant now) {
    return period == 0
        ? Optional.empty()
        : Optional.of(now.atZone(ZoneOffset.UTC).minus(period, unit).toInstant());
  }

  /** Where its period is set. */
  public Setting setting() {
    return setting;
  }

  /** Days or years. */
  public ChronoUnit unit() {
    return unit;
  }
}
