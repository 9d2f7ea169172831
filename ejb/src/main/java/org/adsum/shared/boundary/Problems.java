package org.adsum.shared.boundary;

import jakarta.ejb.EJBAccessException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Turns whatever a boundary threw into the problem that a person is told. */
public final class Problems {
  private static final String BUNDLE = "org.adsum.messages.Problems";
  private static final int DEEPEST = 20;

  /**
   * ER_DISK_FULL, ER_ERROR_ON_WRITE, ER_GET_ERRNO (of the storage engine, such as "no space left"),
   * ER_RECORD_FILE_FULL.
   */
  private static final Set<Integer> NO_ROOM = Set.of(1021, 1026, 1030, 1114);

  private Problems() {}

  /**
   * The problem behind a failure; {@code internal} when it is none that the person could act on.
   */
  public static Problem of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
      if (cause instanceof EJBAccessException) {
        return new Problem(ProblemCode.FORBIDDEN);
      }
      if (cause instanceof OptimisticLockException) {
        // Hibernate tells a deadlock so, too; what lost it is as good as before when sent again.
        return new Problem(
            isTransient(cause) ? ProblemCode.UNAVAILABLE : ProblemCode.CHANGED_MEANWHILE);
      }
      if (cause instanceof ConstraintViolationException) {
        return new Problem(ProblemCode.ALREADY_EXISTS);
      }
      if (cause instanceof SQLTransientException
          || isConnectionLoss(cause)
          || isFull(cause)
          || isBroker(cause)
          || isUnrecorded(cause)) {
        return new Problem(ProblemCode.UNAVAILABLE);
      }
    }
    return new Problem(ProblemCode.INTERNAL);
  }

  /** A few words for a heading. */
  public static String title(Problem problem, Locale locale) {
    return text(problem, ".title", locale);
  }

  /** A sentence on what happened and what to do. */
  public static String detail(Problem problem, Locale locale) {
    return text(problem, ".detail", locale);
  }

  private static String text(Problem problem, String part, Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(BUNDLE, locale, Problems.class.getClassLoader());
    return new MessageFormat(bundle.getString(problem.code().code() + part), locale)
        .format(
            Stream.of(problem.arguments())
                .map(a -> a instanceof Words words ? bundle.getString(words.key()) : a)
                .toArray());
  }

  /** The database gave up for the moment: a deadlock, or a lock that was waited for in vain. */
  private static boolean isTransient(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLTransientException) {
        return true;
      }
    }
    return false;
  }

  /** The database has no room on its disk, or in a table. */
  private static boolean isFull(Throwable cause) {
    return cause instanceof SQLException sql && NO_ROOM.contains(sql.getErrorCode());
  }

  /** The broker is away, or takes nothing more: its disk or its store is full. */
  private static boolean isBroker(Throwable cause) {
    return cause instanceof JMSException || cause instanceof JMSRuntimeException;
  }

  /**
   * The transaction manager rolled back on its own account: it could not write down, between
   * prepare and commit, what is to be committed, mostly for want of room. It tells the log of the
   * server why, and the caller nothing. Whatever else ends a transaction is there as cause (what
   * was thrown before the commit, whoever asked for the rollback) or suppressed (what a database or
   * the broker answered), and is judged by that.
   */
  private static boolean isUnrecorded(Throwable cause) {
    return cause instanceof RollbackException
        && cause.getCause() == null
        && cause.getSuppressed().length == 0;
  }

  /**
   * SQL states of class 08 are lost connections; the pool's own failure has no state but a telling
   * type.
   */
  private static boolean isConnectionLoss(Throwable cause) {
    return cause instanceof SQLException sql
            && sql.getSQLState() != null
            && sql.getSQLState().startsWith("08")
        || cause.getClass().getName().equals("jakarta.resource.ResourceException");
  }
}
