package org.adsum.it.support;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts the tests' server, stops it after the last test, and says where its log is when one
 * failed.
 */
public class ServerListener implements TestExecutionListener {
  private boolean failed;

  /** Before all others: Arquillian looks for the server when its first class begins. */
  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    if (Boolean.getBoolean("adsum.it")) {
      Adsum.server();
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    failed |= result.getStatus() == TestExecutionResult.Status.FAILED;
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (!Adsum.isStarted()) {
      return;
    }
    if (failed) {
      System.out.println("Server log: " + Adsum.server().logFile());
    }
    Adsum.stop();
  }
}
