package org.adsum.shared.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Locale;
import javax.transaction.xa.XAException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {

  /** A problem without words would be a stack trace at the worst moment. */
  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void everyProblemHasATitleAndADetail(ProblemCode code) {
    Problem problem = new Problem(code, "x", "y");
    assertFalse(Problems.title(problem, Locale.ENGLISH).isBlank());
    String detail = Problems.detail(problem, Locale.ENGLISH);
    assertFalse(detail.isBlank());
    assertFalse(detail.contains("{0}"), detail);
  }

  @Test
  void theContainersWrappersDoNotHideTheProblem() {
    EJBException wrapped = new EJBException(new Problem(ProblemCode.CODE_OLD));
    assertEquals(ProblemCode.CODE_OLD, Problems.of(new RuntimeException(wrapped)).code());
  }

  @Test
  void technicalFailuresAreToldInTermsOfThePerson() {
    assertEquals(ProblemCode.FORBIDDEN, Problems.of(new EJBAccessException("x")).code());
    assertEquals(ProblemCode.CHANGED_MEANWHILE, Problems.of(new OptimisticLockException()).code());
    assertEquals(ProblemCode.INTERNAL, Problems.of(new NullPointerException("secret")).code());
  }

  @Test
  void aStoreThatIsFullOrAwayIsToldAsUnavailable() {
    SQLException full = new SQLException("The table 'checkin_attempt' is full", "HY000", 1114);
    assertEquals(ProblemCode.UNAVAILABLE, Problems.of(new EJBException(full)).code());
    SQLException disk = new SQLException("Disk full", "HY000", 1021);
    assertEquals(ProblemCode.UNAVAILABLE, Problems.of(new RuntimeException(disk)).code());
    assertEquals(
        ProblemCode.UNAVAILABLE, Problems.of(new JMSRuntimeException("Address is full")).code());
    SQLException wrong = new SQLException("Unknown column", "42S22", 1054);
    assertEquals(ProblemCode.INTERNAL, Problems.of(new RuntimeException(wrong)).code());
  }

  @Test
  void aCommitThatCouldNotBeWrittenDownIsUnavailable() {
    assertEquals(ProblemCode.UNAVAILABLE, Problems.of(rolledBack(null, null)).code());
  }

  @Test
  void aCommitThatSomethingElsePreventedIsJudgedByThat() {
    assertEquals(
        ProblemCode.INTERNAL, Problems.of(rolledBack(new NullPointerException(), null)).code());
    assertEquals(
        ProblemCode.ALREADY_EXISTS,
        Problems.of(rolledBack(new ConstraintViolationException("x", null, "uk"), null)).code());
    assertEquals(
        ProblemCode.INTERNAL,
        Problems.of(rolledBack(null, new XAException(XAException.XA_RBINTEGRITY))).code());
  }

  private static EJBTransactionRolledbackException rolledBack(Throwable cause, Throwable told) {
    RollbackException rolledBack =
        new RollbackException("ARJUNA016053: Could not commit transaction.");
    if (cause != null) {
      rolledBack.initCause(cause);
    }
    if (told != null) {
      rolledBack.addSuppressed(told);
    }
    return new EJBTransactionRolledbackException("x", rolledBack);
  }

  @Test
  void aDeadlockIsTemporaryAndNobodysChange() {
    Throwable deadlock =
        new jakarta.persistence.OptimisticLockException(
            new java.sql.SQLTransactionRollbackException("Deadlock found"));

    assertEquals(ProblemCode.UNAVAILABLE, Problems.of(deadlock).code());
    assertEquals(
        ProblemCode.CHANGED_MEANWHILE,
        Problems.of(new jakarta.persistence.OptimisticLockException()).code());
  }
}
