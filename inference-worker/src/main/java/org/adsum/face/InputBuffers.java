package org.adsum.face;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Keeps the direct buffers that a network reads its input from. ONNX Runtime would make a new one
 * for each call, and such memory is only given back when the collector finds the time. Thread-safe;
 * holds at most {@value #MOST}.
 */
final class InputBuffers {
  private static final int MOST = 4;

  private final ArrayBlockingQueue<FloatBuffer> free = new ArrayBlockingQueue<>(MOST);

  /** A buffer for at least that many values, with anything in it. */
  FloatBuffer take(int count) {
    FloatBuffer found = free.poll();
    return found != null && found.capacity() >= count
        ? found
        : ByteBuffer.allocateDirect(Float.BYTES * count)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  void give(FloatBuffer buffer) {
    free.offer(buffer);
  }
}
