package org.adsum.privacy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.adsum.enrolment.boundary.FaceDataDestroyed;
import org.adsum.identity.boundary.UserId;
import org.adsum.privacy.entity.Deletion;
import org.adsum.privacy.entity.DeletionCause;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.Sealer;

/** Writes down what was deleted, in the transaction that deletes it. */
@ApplicationScoped
public class DeletionLedger {
  /** Kind of a line: the face data of a person. */
  public static final String FACE = "FACE";

  /** Kind of a line: the account of a person. */
  public static final String ACCOUNT = "ACCOUNT";

  @Inject PrivacyRepository privacy;
  @Inject LedgerFile file;
  @Inject Ids ids;
  @Inject Clock clock;

  /** What stands for a person in the ledger; ids are random, so that nobody can guess them. */
  public static byte[] hashOf(String userId) {
    return Sealer.hash("adsum-person:" + userId);
  }

  /** Rows of one kind, of whomever. */
  public void add(String kind, DeletionCause cause, long amount) {
    if (amount > 0) {
      privacy.add(new Deletion(ids.next(), clock.instant(), kind, cause, amount, null));
    }
  }

  /** What must not come back with a restored backup. */
  public void addOf(UserId person, String kind, DeletionCause cause, long amount) {
    Instant now = clock.instant();
    byte[] hash = hashOf(person.value());
    privacy.add(new Deletion(ids.next(), now, kind, cause, amount, hash));
    file.append(new LedgerFile.Line(now, kind, hash));
  }

  /** What came back with a backup and was deleted again. */
  public void addAgain(LedgerFile.Line line, long amount) {
    privacy.add(
        new Deletion(
            ids.next(), line.at(), line.kind(), DeletionCause.REPLAY, amount, line.personHash()));
  }

  void onFaceData(@Observes FaceDataDestroyed destroyed) {
    addOf(destroyed.student(), FACE, DeletionCause.WITHDRAWAL, destroyed.templates());
  }
}
