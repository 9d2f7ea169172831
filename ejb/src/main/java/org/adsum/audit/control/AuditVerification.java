package org.adsum.audit.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.adsum.audit.boundary.VerificationView;
import org.adsum.audit.entity.ChainReport;
import org.adsum.shared.boundary.LogLine;
import org.jboss.logging.Logger;

/** The check of the whole log, one at a time on a node, beside the requests. */
@ApplicationScoped
public class AuditVerification {
  private static final Logger LOG = Logger.getLogger(AuditVerification.class);

  @Resource ManagedExecutorService executor;

  @Resource(lookup = "java:jboss/datasources/AdsumXADS")
  DataSource database;

  @Inject AuditSigner signer;
  @Inject Clock clock;

  private boolean running;
  private long entries;
  private Instant finishedAt;
  private ChainReport report;

  /** Begins, unless one is under way. */
  public synchronized void begin() {
    if (!running) {
      executor.submit(this::run);
      running = true;
      entries = 0;
    }
  }

  /** How far it is, and what the last one found. */
  public synchronized VerificationView view() {
    return new VerificationView(running, entries, finishedAt, report);
  }

  private void run() {
    ChainReport found = null;
    try (Connection connection = database.getConnection()) {
      found = new AuditReader(connection, signer.keys()).verify(this::progress);
      if (!found.isIntact()) {
        LogLine.AUDIT_BROKEN.tell(LOG, found.faults());
      }
    } catch (SQLException | RuntimeException e) {
      LogLine.AUDIT_UNVERIFIED.tell(LOG, e);
    } finally {
      end(found);
    }
  }

  private synchronized void progress(long read) {
    entries = read;
  }

  private synchronized void end(ChainReport found) {
    running = false;
    report = found;
    finishedAt = clock.instant();
  }
}
