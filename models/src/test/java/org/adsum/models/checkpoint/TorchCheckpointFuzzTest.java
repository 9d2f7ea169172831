package org.adsum.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/**
 * Any bytes become tensors or a refusal; nothing is called, and memory follows the file's size.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class TorchCheckpointFuzzTest {
  /**
   * One byte of a pickle may make a small object; the library's tables of a first use are in here.
   */
  private static final long MOST_ALLOCATED_BYTES = 16 << 20;

  private static final int MOST_ALLOCATED_PER_BYTE = 1024;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Reads one file of each format before anything is measured: while fuzzing, the classes are
   * instrumented as they are loaded, which takes tens of megabytes on the thread that does it.
   */
  @BeforeAll
  static void loadTheClasses() throws IOException, CheckpointRefused {
    for (String seed : List.of("legacy.pt", "zip.pt")) {
      String name = "TorchCheckpointFuzzTestInputs/anyBytesGiveTensorsOrARefusal/" + seed;
      try (InputStream in = TorchCheckpointFuzzTest.class.getResourceAsStream(name)) {
        TorchCheckpoint.read(in.readAllBytes()).tensors().values().forEach(Tensor::size);
      }
    }
    assertThrows(CheckpointRefused.class, () -> TorchCheckpoint.read(new byte[1]));
  }

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
