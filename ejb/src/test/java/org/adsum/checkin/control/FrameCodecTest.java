package org.adsum.checkin.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.adsum.checkin.entity.ChallengeFrame;
import org.adsum.checkin.entity.ChallengePlace;
import org.adsum.shared.entity.Photo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static ChallengeFrame frame(ChallengePlace place, int... bytes) {
    byte[] image = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      image[i] = (byte) bytes[i];
    }
    return new ChallengeFrame(place, image);
  }

  private static byte[] packed() {
    return FrameCodec.pack(
        List.of(
            frame(ChallengePlace.FRONT, 1, 2, 3),
            frame(ChallengePlace.LEFT, 4),
            frame(ChallengePlace.UP, 5, 6),
            frame(ChallengePlace.FRONT, 7)));
  }

  /** The layout is kept as long as its format is: messages outlive a start. */
  @Test
  void theLayoutIsThis() {
    assertArrayEquals(
        new byte[] {
          2, 4, 0, 0, 0, 0, 3, 1, 2, 3, 1, 0, 0, 0, 1, 4, 3, 0, 0, 0, 2, 5, 6, 0, 0, 0, 0, 1, 7
        },
        packed());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void framesComeOutWithTheirPlacesAsTheyWentIn(int count) {
    ChallengePlace[] places = ChallengePlace.values();
    List<ChallengeFrame> frames =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(i -> frame(places[(i + count) % places.length], i, 255 - i))
            .toList();

    List<ChallengeFrame> read = FrameCodec.unpack(FrameCodec.pack(frames));

    assertEquals(
        frames.stream().map(ChallengeFrame::place).toList(),
        read.stream().map(ChallengeFrame::place).toList());
    for (int i = 0; i < count; i++) {
      assertArrayEquals(frames.get(i).image(), read.get(i).image());
    }
  }

  @Test
  void everyPlaceHasAByte() {
    for (ChallengePlace place : ChallengePlace.values()) {
      byte[] message = FrameCodec.pack(Collections.nCopies(3, frame(place, 1)));
      assertEquals(place, FrameCodec.unpack(message).get(2).place());
    }
  }

  @Test
  void everyMessageThatIsCutOffIsRefused() {
    byte[] whole = packed();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void anythingLeftOverIsRefused() {
    assertRefused(Arrays.copyOf(packed(), packed().length + 1));
  }

  /** What an older version has sealed, found in the queue after an upgrade. */
  @Test
  void aMessageOfTheFormerFormatIsRefusedByItsFirstByte() {
    ByteBuffer former = ByteBuffer.allocate(4 + 3 * 5).putInt(3);
    for (int i = 0; i < 3; i++) {
      former.putInt(1).put((byte) 1);
    }
    String why = assertRefused(former.array());
    assertTrue(why.contains("format 0"), why);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 6, 127, -1, -128})
  void anyOtherNumberOfFramesIsRefused(int count) {
    byte[] message = packed();
    message[1] = (byte) count;
    assertRefused(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 127, -1})
  void anUnknownPlaceIsRefused(int place) {
    byte[] message = packed();
    message[2] = (byte) place;
    assertRefused(message);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Photo.MOST_BYTES + 1, Photo.MOST_BYTES})
  void aLengthThatIsNotThereIsRefusedBeforeItIsAllocated(int length) {
    byte[] message = packed();
    ByteBuffer.wrap(message).putInt(3, length);
    assertRefused(message);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertRefused(message);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 100_000, () -> "allocated " + allocated + " bytes");
  }

  private static String assertRefused(byte[] message) {
    String why =
        assertThrows(UnreadableMessage.class, () -> FrameCodec.unpack(message)).getMessage();
    assertFalse(why.isBlank());
    return why;
  }
}
