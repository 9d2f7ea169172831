package org.adsum.face.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private final Neighbours neighbours = new Neighbours();

  @Test
  void twoFirstDeliveriesAreMeasuredAtTheSameTime() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(() -> meet(both));
    CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> meet(both));
    assertTrue(one.get(10, TimeUnit.SECONDS));
    assertTrue(other.get(10, TimeUnit.SECONDS));
  }

  @Test
  void whoIsSuspectedIsMeasuredWhenNobodyElseIs() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<Boolean> first =
        CompletableFuture.supplyAsync(
            () ->
                neighbours.inCompany(
                    () -> {
                      inside.countDown();
                      return wait(leave);
                    }));
    assertTrue(inside.await(10, TimeUnit.SECONDS));
    CompletableFuture<String> suspect =
        CompletableFuture.supplyAsync(
            () -> neighbours.alone(() -> leave.getCount() == 0 ? "alone" : "in company"));
    assertFalse(suspect.isDone());
    leave.countDown();
    assertEquals("alone", suspect.get(10, TimeUnit.SECONDS));
    assertTrue(first.get(10, TimeUnit.SECONDS));
  }

  private boolean meet(CountDownLatch both) {
    return neighbours.inCompany(
        () -> {
          both.countDown();
          return wait(both);
        });
  }

  private static boolean wait(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
