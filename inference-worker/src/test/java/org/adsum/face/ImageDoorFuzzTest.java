package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.adsum.shared.entity.photo.PhotoFile;

/**
 * Any bytes become a frame or a refusal, and never cost more than the largest photo allowed.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class ImageDoorFuzzTest {
  /** The decoded picture, the decoder's working copies of it, and the frame. */
  private static final long MOST_ALLOCATED = 5L * PhotoFile.MOST_DECODED_BYTES;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @FuzzTest(maxDuration = "10m")
  void anyBytesGiveAFrameOrARefusal(byte[] file) {
    decode(file);
    if (file.length > 8 && (file[0] & 0xFF) == 0x89) {
      decode(withChecksums(file));
    }
  }

  private static void decode(byte[] file) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      Frame frame = ImageDoor.decode(file);
      assertTrue((long) frame.width() * frame.height() <= PhotoFile.MOST_PIXELS);
    } catch (UnreadableImage refused) {
      assertNotNull(refused.getMessage());
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated <= MOST_ALLOCATED, () -> "allocated " + allocated + " bytes");
  }

  /** A fuzzer does not guess checksums; with them it gets to the decoder behind. */
  private static byte[] withChecksums(byte[] file) {
    byte[] png = file.clone();
    ByteBuffer view = ByteBuffer.wrap(png);
    int at = 8;
    while (at + 12 <= png.length) {
      int length = view.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(png, at + 4, length + 4);
      view.putInt(at + 8 + length, (int) crc.getValue());
      at += length + 12;
    }
    return png;
  }
}
