package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.adsum.checkin.boundary.AttemptId;
import org.adsum.checkin.boundary.Submitted;
import org.adsum.checkin.entity.CheckInAttempt;
import org.adsum.checkin.entity.CheckInTicket;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;

/** Attempts are made once for each idempotency key, in the caller's transaction. */
@ApplicationScoped
public class Submissions {
  private static final int LONGEST_KEY = 100;

  @Inject CheckInRepository checkIns;
  @Inject DiskRoom disk;
  @Inject Ids ids;

  /**
   * Returns when a key can be one.
   *
   * @throws Problem idempotency-key-missing
   */
  public static void requireKey(String key) {
    boolean good =
        key != null
            && !key.isBlank()
            && key.length() <= LONGEST_KEY
            && key.chars().allMatch(c -> c > 32 && c < 127);
    if (!good) {
      throw new Problem(ProblemCode.IDEMPOTENCY_KEY_MISSING);
    }
  }

  /** What an earlier request with the key was told. */
  public Optional<Submitted> earlier(String student, String idempotencyKey) {
    return checkIns
        .findByKey(student, idempotencyKey)
        .map(a -> new Submitted(new AttemptId(a.id()), false));
  }

  /**
   * A new attempt that uses the ticket up; it is still to be stored.
   *
   * @throws Problem unavailable when the disk is nearly full
   */
  public CheckInAttempt attempt(
      CheckInTicket ticket, String idempotencyKey, Instant at, Instant expiresAt) {
    disk.require();
    ticket.spend();
    return new CheckInAttempt(ids.next(), ticket, idempotencyKey, at, expiresAt);
  }
}
