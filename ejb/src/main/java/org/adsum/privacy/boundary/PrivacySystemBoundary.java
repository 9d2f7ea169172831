package org.adsum.privacy.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.control.DeletionLedger;
import org.adsum.privacy.control.ErasureWork;
import org.adsum.privacy.control.LedgerFile;
import org.adsum.privacy.control.PrivacyLog;
import org.adsum.privacy.control.PrivacyRepository;
import org.adsum.privacy.control.RetentionWork;
import org.adsum.privacy.entity.RetentionRule;
import org.adsum.settings.boundary.SettingValues;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.jboss.logging.Logger;

/** What the system does by itself: due erasures, retention, and the ledger against a backup. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PrivacySystemBoundary {
  private static final Logger LOG = Logger.getLogger(PrivacySystemBoundary.class);

  /** Batches of one rule in one run; what is left goes the next night. */
  private static final int MOST_BATCHES = 400;

  private static final int PEOPLE = 500;

  @Inject PrivacyRepository privacy;
  @Inject ErasureWork erasures;
  @Inject RetentionWork retention;
  @Inject LedgerFile file;
  @Inject PrivacyLog log;
  @Inject SettingValues settings;
  @Inject Clock clock;

  /** Carries out the erasures whose time has come; returns how many were. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public int eraseDue() {
    int done = 0;
    for (String request : privacy.due(clock.instant(), PEOPLE)) {
      try {
        erasures.carryOut(request);
        done++;
      } catch (RuntimeException e) {
        warn(LogLine.ERASURE_WAITS, e);
      }
    }
    return done;
  }

  /** Applies all rules; returns how many rows each removed. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public Map<RetentionRule, Long> retain() {
    retention.noteWhoLeft();
    Map<RetentionRule, Long> removed = new EnumMap<>(RetentionRule.class);
    Instant now = clock.instant();
    for (RetentionRule rule : RetentionRule.values()) {
      Optional<Instant> before = rule.cutoff(settings.number(rule.setting()), now);
      long count = before.map(b -> apply(rule, b)).orElse(0L);
      removed.put(rule, count);
      retention.note(rule, count);
    }
    long all = removed.values().stream().mapToLong(Long::longValue).sum();
    if (all > 0) {
      log.append("retention.applied", "retention", counts(removed));
    }
    return removed;
  }

  private long apply(RetentionRule rule, Instant before) {
    return switch (rule) {
      case RESULTS, ATTEMPTS, TICKETS, TOKENS, RECORDS -> rows(rule, before);
      case LEFT_TEMPLATES, LEFT_CONSENTS, LEFT_ACCOUNTS -> people(rule, before);
    };
  }

  private long rows(RetentionRule rule, Instant before) {
    long removed = 0;
    RetentionWork.Batch batch = new RetentionWork.Batch(0, true);
    for (int i = 0; i < MOST_BATCHES && batch.more(); i++) {
      batch = retention.remove(rule, before);
      removed += batch.removed();
    }
    return removed;
  }

  private long people(RetentionRule rule, Instant before) {
    long removed = 0;
    for (String id : retention.people(rule, before, "")) {
      try {
        removed += of(rule, new UserId(id));
      } catch (RuntimeException e) {
        warn(LogLine.LEAVER_STAYS, e);
      }
    }
    return removed;
  }

  private long of(RetentionRule rule, UserId person) {
    if (rule == RetentionRule.LEFT_TEMPLATES) {
      return erasures.destroyFaceData(person);
    }
    if (rule == RetentionRule.LEFT_CONSENTS) {
      return erasures.forgetConsents(person);
    }
    erasures.eraseInactive(person);
    return 1;
  }

  /**
   * Deletes again what the ledger file says was deleted and what is there all the same, as after a
   * backup was restored; returns how many people that concerned.
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  public int replayLedger() {
    Map<String, LedgerFile.Line> missing = new HashMap<>();
    for (LedgerFile.Line line : file.read()) {
      boolean account = line.kind().equals(DeletionLedger.ACCOUNT);
      if (!privacy.isInLedger(line.kind(), line.personHash(), account ? null : line.at())) {
        // Of several lines of one person the account's is the last and the greatest.
        missing.merge(
            HexFormat.of().formatHex(line.personHash()),
            line,
            (a, b) -> a.kind().equals(DeletionLedger.ACCOUNT) ? a : b);
      }
    }
    return missing.isEmpty() ? 0 : replay(missing);
  }

  private int replay(Map<String, LedgerFile.Line> missing) {
    int done = 0;
    List<String> ids = privacy.accounts("", PEOPLE);
    while (!ids.isEmpty()) {
      for (String id : ids) {
        LedgerFile.Line line = missing.get(HexFormat.of().formatHex(DeletionLedger.hashOf(id)));
        if (line != null) {
          try {
            erasures.again(new UserId(id), line);
            done++;
          } catch (RuntimeException e) {
            warn(LogLine.LEDGER_NOT_FOLLOWED, e);
          }
        }
      }
      ids = privacy.accounts(ids.get(ids.size() - 1), PEOPLE);
    }
    return done;
  }

  private static void warn(LogLine what, RuntimeException e) {
    if (e instanceof Problem problem) {
      what.tell(LOG, problem.code().code());
    } else {
      what.tell(LOG, e, e.getClass().getSimpleName());
    }
  }

  private static String counts(Map<RetentionRule, Long> removed) {
    StringBuilder text = new StringBuilder();
    removed.forEach(
        (rule, count) -> {
          if (count > 0) {
            text.append(text.isEmpty() ? "" : " ").append(rule).append('=').append(count);
          }
        });
    return text.toString();
  }
}
