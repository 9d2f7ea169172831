package org.adsum.provisioning.control;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.provisioning.entity.ImportBatch;
import org.adsum.shared.boundary.Problem;

/** What is told of an import while its own transaction is open, in transactions of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportProgress {
  private static final int LONGEST = 300;

  @Inject ImportRepository rows;
  @Inject Clock clock;

  /** Shows life, and how much is done. */
  @PermitAll
  public void beat(String batch, long done, long total) {
    rows.lock(batch).ifPresent(b -> b.beat(done, total, clock.instant()));
  }

  /** Ends an import that still runs, with what went wrong. */
  @PermitAll
  public void fail(String batch, Problem problem) {
    rows.lock(batch)
        .filter(b -> b.state().isRunning())
        .ifPresent(b -> b.fail(problem.code().code(), about(problem)));
  }

  /** Whether it still runs, as others see it now. */
  @PermitAll
  public boolean isRunning(String batch) {
    return rows.find(batch).map(ImportBatch::state).filter(s -> s.isRunning()).isPresent();
  }

  private static String about(Problem problem) {
    String text =
        Stream.of(problem.arguments()).map(String::valueOf).collect(Collectors.joining("\n"));
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
