package org.adsum.checkin.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.adsum.checkin.entity.ChallengeFrame;
import org.adsum.checkin.entity.ChallengePlace;
import org.junit.jupiter.api.BeforeAll;

/**
 * Any bytes become frames or a refusal, what is taken is exactly what would be packed, and memory
 * follows the message's size. The codec is asked directly: a fuzzer does not break the seal.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class FrameCodecFuzzTest {
  /** A refusal with its stack, and what the fuzzer's own instruments take. */
  private static final long MOST_ALLOCATED_BYTES = 1 << 18;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The first use loads classes, which is not the message's cost. */
  @BeforeAll
  static void useOnce() {
    check(FrameCodec.pack(Collections.nCopies(3, frame(new byte[] {1}))), Long.MAX_VALUE);
    check(new byte[] {2, 3, 9, 0, 0, 0, 0}, Long.MAX_VALUE);
  }

  @FuzzTest(maxDuration = "10m")
  void anyBytesGiveFramesOrARefusal(byte[] message) {
    check(message, MOST_ALLOCATED_BYTES + 3L * message.length);
  }

  private static void check(byte[] message, long mostAllocated) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      List<ChallengeFrame> frames = FrameCodec.unpack(message);
      assertArrayEquals(message, FrameCodec.pack(frames));
    } catch (UnreadableMessage refused) {
      assertNotNull(refused.getMessage());
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated <= mostAllocated, () -> "allocated " + allocated + " bytes");
  }

  private static ChallengeFrame frame(byte[] image) {
    return new ChallengeFrame(ChallengePlace.FRONT, image);
  }
}
