package org.adsum.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Any bytes become tensors or a refusal; nothing is called, and memory follows the file's size.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class TorchCheckpointFuzzTest {
  /** One byte of a pickle may make a small object; the tables of the first use are in here too. */
  private static final long MOST_ALLOCATED_BYTES = 16 << 20;

  private static final int MOST_ALLOCATED_PER_BYTE = 1024;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @FuzzTest(maxDuration = "10m")
  void anyBytesGiveTensorsOrARefusal(byte[] file) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      TorchCheckpoint checkpoint = TorchCheckpoint.read(file);
      for (Tensor tensor : checkpoint.tensors().values()) {
        assertTrue((long) tensor.size() * tensor.type().bytes() <= file.length);
        if (tensor.type() == ElementType.FLOAT) {
          assertNotNull(tensor.floats());
        }
      }
    } catch (CheckpointRefused refused) {
      assertNotNull(refused.getMessage());
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    long most = MOST_ALLOCATED_BYTES + (long) MOST_ALLOCATED_PER_BYTE * file.length;
    assertTrue(allocated <= most, () -> "allocated " + allocated + " bytes");
  }
}
