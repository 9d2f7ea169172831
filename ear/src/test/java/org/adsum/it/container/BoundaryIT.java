package org.adsum.it.container;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.boundary.AuditSystemBoundary;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.checkin.boundary.AttemptId;
import org.adsum.checkin.boundary.WorkerBoundary;
import org.adsum.enrolment.boundary.LookalikeSystemBoundary;
import org.adsum.enrolment.entity.LookalikePair;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Roles and transactions at the boundaries, from inside the server and without the web module. */
@ExtendWith(ArquillianExtension.class)
class BoundaryIT {
  private static final String STREAM = "container-test";
  private static final int ROUNDS = 5;
  private static final AttemptId NONE = new AttemptId("0".repeat(26));

  @EJB(lookup = "java:global/adsum/ejb/WorkerBoundary")
  WorkerBoundary worker;

  @EJB(lookup = "java:global/adsum/ejb/AuditLog")
  AuditLog audit;

  @EJB(lookup = "java:global/adsum/ejb/LookalikeSystemBoundary")
  LookalikeSystemBoundary lookalikes;

  @EJB(lookup = "java:global/adsum/ejb/AuditSystemBoundary")
  AuditSystemBoundary keeper;

  @EJB SystemCaller system;

  @Resource ManagedExecutorService executor;

  @Resource UserTransaction transaction;

  @Resource(lookup = "java:jboss/datasources/AdsumXADS")
  DataSource database;

  @Deployment
  static WebArchive tests() {
    return ShrinkWrap.create(WebArchive.class, "adsum-it.war")
        .addClasses(BoundaryIT.class, SystemCaller.class)
        .addAsWebInfResource(
            new StringAsset(
                "<jboss-deployment-structure><deployment><dependencies>"
                    + "<module name='deployment.adsum.ear.ejb.jar'/>"
                    + "</dependencies></deployment></jboss-deployment-structure>"),
            "jboss-deployment-structure.xml");
  }

  @Test
  void whoHasNoRoleCannotDoTheWorkersWork() {
    assertThrows(EJBAccessException.class, () -> worker.forgetUnusedTickets());
    assertThrows(EJBAccessException.class, () -> worker.claimFirst(NONE));
  }

  @Test
  void theSystemMayDoTheWorkersWork() {
    assertDoesNotThrow(() -> system.call(worker::forgetUnusedTickets));
  }

  @Test
  void facesAreComparedByTheSystemAlone() {
    assertThrows(EJBAccessException.class, () -> lookalikes.compare());
    assertThrows(EJBAccessException.class, () -> lookalikes.done(List.of()));
    assertDoesNotThrow(() -> system.call(() -> lookalikes.compare()));
  }

  /** As when both have withdrawn while they were compared. */
  @Test
  void aPairWhoseTemplatesAreGoneIsNotNoted() {
    String gone = "0".repeat(26);
    LookalikePair pair = LookalikePair.of("one", gone, "other", gone, 0.9);
    system.call(() -> assertFalse(lookalikes.note(pair)));
  }

  @Test
  void aVerdictIsGivenInTheMessagesTransactionOrNotAtAll() {
    assertThrows(
        EJBTransactionRequiredException.class,
        () -> system.call(() -> worker.conclude(NONE, null)));
  }

  @Test
  void anAuditEntryIsWrittenWithItsChangeOrNotAtAll() throws Exception {
    AuditEvent event = new AuditEvent(STREAM, "test.done", STREAM, "count=1");
    assertThrows(EJBTransactionRequiredException.class, () -> audit.append(event));
    transaction.begin();
    audit.append(event);
    transaction.rollback();
    assertEquals(0, entries());
    transaction.begin();
    audit.append(event);
    transaction.commit();
    assertEquals(1, entries());
  }

  /** As two nodes do, whose timers fire at the same second. */
  @Test
  void ofTwoWhoSignTheChainsAtOnceOnlyOneDoesAndNoneFails() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      transaction.begin();
      audit.append(new AuditEvent("signed-at-once", "test.done", "signed-at-once", ""));
      transaction.commit();
      CyclicBarrier together = new CyclicBarrier(2);
      Callable<Boolean> sign =
          () -> {
            together.await();
            system.call(keeper::checkpoint);
            return true;
          };
      for (Future<Boolean> one : executor.invokeAll(List.of(sign, sign))) {
        assertTrue(one.get());
      }
      assertEquals(
          1,
          count(
              "select count(*) from audit_anchor a join audit_stream s on s.name = a.stream and"
                  + " s.last_seq = a.seq where s.name = 'signed-at-once'"),
          "round " + round);
    }
    assertEquals(
        0,
        count(
            "select count(*) from audit_checkpoint c where c.anchors <>"
                + " (select count(*) from audit_anchor a where a.checkpoint = c.number)"));
  }

  private long count(String sql) throws Exception {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private int entries() throws Exception {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select count(*) from audit_entry where stream = ?")) {
      statement.setString(1, STREAM);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
