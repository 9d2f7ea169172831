package org.adsum.face.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.adsum.face.EndlessNetwork;
import org.adsum.face.EngineFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasuringRoomTest {
  private final MeasuringRoom room = new MeasuringRoom(Optional.of(2));

  @BeforeEach
  void open() {
    room.mostSeconds = () -> 1L;
    room.mostStuck = 2;
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void aMeasurementThatEndsInTimeGivesItsResultOrItsFailure() {
    assertEquals("done", room.measure(() -> "done"));
    assertThrows(
        EngineFailure.class,
        () ->
            room.measure(
                () -> {
                  throw new EngineFailure("as a network fails", null);
                }));
  }

  @Test
  void noMoreAreMeasuredAtOnceThanThereAreSeats() throws Exception {
    room.mostSeconds = () -> 60L;
    CyclicBarrier pairs = new CyclicBarrier(2);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<CompletableFuture<Integer>> all =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () ->
                            room.measure(
                                () -> {
                                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                  // Both seats are taken before either is given up.
                                  await(pairs);
                                  return now.decrementAndGet();
                                }),
                        work -> new Thread(work).start()))
            .limit(8)
            .toList();
    for (CompletableFuture<Integer> each : all) {
      each.get(30, TimeUnit.SECONDS);
    }
    assertEquals(2, most.get());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aNetworkThatDoesNotComeToAnEndIsEndedAndLeavesNothingBehind() throws Exception {
    try (EndlessNetwork network = new EndlessNetwork()) {
      MeasurementHung hung = assertThrows(MeasurementHung.class, () -> room.measure(network::run));
      assertFalse(hung.getMessage().contains("with its thread"), hung.getMessage());
      assertEquals(0, room.stuck());
      assertEquals("next", room.measure(() -> "next"));
    }
  }

  @Test
  void aThreadThatObeysNothingIsLeftBehindAndTheNextAreMeasured() throws Exception {
    AtomicBoolean free = new AtomicBoolean();
    CountDownLatch gone = new CountDownLatch(1);
    MeasurementHung hung =
        assertThrows(
            MeasurementHung.class,
            () ->
                room.measure(
                    () -> {
                      while (!free.get()) {
                        Thread.onSpinWait();
                      }
                      gone.countDown();
                      return null;
                    }));
    assertTrue(hung.getMessage().contains("with its thread"), hung.getMessage());
    assertEquals(1, room.stuck());
    assertFalse(room.isFull());
    assertEquals("next", room.measure(() -> "next"));

    room.mostStuck = 1;
    assertTrue(room.isFull(), "as many hang as may");

    free.set(true);
    assertTrue(gone.await(10, TimeUnit.SECONDS));
    while (room.stuck() > 0) {
      Thread.onSpinWait();
    }
    assertFalse(room.isFull(), "what ends after all is no longer in the way");
  }
}
