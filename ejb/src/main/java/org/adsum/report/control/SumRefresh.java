package org.adsum.report.control;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** Makes the sums that are out of date anew, a few sections in each transaction. */
@Stateless
public class SumRefresh {
  /** Sections of one transaction: about a third of a second. */
  private static final int BATCH = 10;

  @Inject SumRepository sums;

  /**
   * One transaction's worth.
   *
   * @return whether there was anything to do
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean some() {
    List<String> sections = sums.take(BATCH);
    if (!sections.isEmpty()) {
      sums.replace(sections);
    }
    return !sections.isEmpty();
  }

  /** Finds what was brought into the database behind the application's back. */
  @PermitAll
  public void lookForMissing() {
    sums.markMissing();
  }

  /** How many sections are out of date. */
  @PermitAll
  public long due() {
    return sums.due();
  }
}
