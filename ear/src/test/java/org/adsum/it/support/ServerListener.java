package org.adsum.it.support;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Stops the tests' server after the last test, and says where its log is when one failed. */
public class ServerListener implements TestExecutionListener {
  private boolean failed;

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
