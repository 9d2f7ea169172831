package org.adsum.face;

import java.util.concurrent.ArrayBlockingQueue;

/**
 * Keeps a few large arrays for the next frames: clearing four megabytes anew for each frame costs
 * more than filling them. Thread-safe. Holds at most {@value #MOST} arrays.
 */
final class TablePool {
  private static final int MOST = 4;

  private final ArrayBlockingQueue<int[]> free = new ArrayBlockingQueue<>(MOST);

  /** An array of at least that length, with anything in it. */
  int[] take(int length) {
    int[] found = free.poll();
    return found != null && found.length >= length ? found : new int[length];
  }

  void give(int[] table) {
    free.offer(table);
  }
}
