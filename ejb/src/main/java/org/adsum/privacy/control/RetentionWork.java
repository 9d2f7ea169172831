package org.adsum.privacy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.entity.DeletionCause;
import org.adsum.privacy.entity.RetentionRule;

/** One batch of a rule, in a transaction of its own: locks are short, and a stop loses nothing. */
@Stateless
public class RetentionWork {
  private static final int ROWS = 500;
  private static final int SESSIONS = 5;

  @Inject RetentionRepository rows;
  @Inject DeletionLedger ledger;
  @Inject Clock clock;

  /**
   * What one batch did.
   *
   * @param removed rows
   * @param more whether there may be more of them
   */
  public record Batch(long removed, boolean more) {}

  /** Notes who is inactive now. */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void noteWhoLeft() {
    rows.noteWhoLeft(clock.instant());
  }

  /** Removes the next rows of a rule that is about rows and not about people who left. */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Batch remove(RetentionRule rule, Instant before) {
    if (rule == RetentionRule.RECORDS) {
      List<String> sessions = rows.oldSessions(before, SESSIONS);
      long removed = sessions.stream().mapToLong(rows::removeRecords).sum();
      return new Batch(removed, sessions.size() == SESSIONS);
    }
    int removed =
        switch (rule) {
          case RESULTS -> rows.removeResults(before, ROWS);
          case ATTEMPTS -> rows.removeAttempts(before, ROWS);
          case TICKETS -> rows.removeTickets(before, ROWS);
          case TOKENS -> rows.removeTokens(before, ROWS);
          default -> throw new IllegalArgumentException(rule + " is about people who left");
        };
    return new Batch(removed, removed == ROWS);
  }

  /** The next people whose data a rule removes. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public List<String> people(RetentionRule rule, Instant before, String after) {
    return rows.peopleWhoLeft(rule, before, after, ROWS);
  }

  /** Writes the sum of a run down. */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void note(RetentionRule rule, long removed) {
    ledger.add(rule.name(), DeletionCause.RETENTION, removed);
  }
}
