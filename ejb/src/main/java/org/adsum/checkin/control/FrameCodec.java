package org.adsum.checkin.control;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.adsum.checkin.entity.Challenge;
import org.adsum.checkin.entity.ChallengeFrame;
import org.adsum.checkin.entity.ChallengePlace;
import org.adsum.shared.entity.Photo;

/**
 * The plain text of a message: one byte format (2), one byte number of frames, then for each frame
 * one byte place, its length as a 32-bit big-endian integer, and its bytes. Nothing follows.
 *
 * <p>Format 1 had no places and began with a 32-bit number of frames, so its first byte is 0.
 */
final class FrameCodec {
  private static final byte FORMAT = 2;
  private static final int HEAD_BYTES = 2;
  private static final int FRAME_HEAD_BYTES = 1 + Integer.BYTES;

  /** The places by their byte; one is added at the end, never moved. */
  private static final List<ChallengePlace> PLACES =
      List.of(
          ChallengePlace.FRONT,
          ChallengePlace.LEFT,
          ChallengePlace.RIGHT,
          ChallengePlace.UP,
          ChallengePlace.CLOSER);

  private FrameCodec() {}

  /** Packs the frames of a check-in. */
  static byte[] pack(List<ChallengeFrame> frames) {
    int size =
        HEAD_BYTES + frames.stream().mapToInt(f -> FRAME_HEAD_BYTES + f.image().length).sum();
    ByteBuffer plain = ByteBuffer.allocate(size).put(FORMAT).put((byte) frames.size());
    for (ChallengeFrame frame : frames) {
      plain.put((byte) PLACES.indexOf(frame.place()));
      plain.putInt(frame.image().length).put(frame.image());
    }
    return plain.array();
  }

  /**
   * Unpacks; what is not exactly as {@link #pack} makes it is refused before anything is made of
   * it.
   *
   * @throws UnreadableMessage when it is of another format or not well-formed
   */
  static List<ChallengeFrame> unpack(byte[] message) {
    ByteBuffer plain = ByteBuffer.wrap(message);
    require(plain.remaining() >= HEAD_BYTES, "too short");
    byte format = plain.get();
    require(format == FORMAT, "of format " + format);
    int count = plain.get();
    require(count >= Challenge.FEWEST_FRAMES && count <= Challenge.MOST_FRAMES, "of " + count);
    List<ChallengeFrame> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      require(plain.remaining() >= FRAME_HEAD_BYTES, "too short");
      int place = plain.get();
      require(place >= 0 && place < PLACES.size(), "with place " + place);
      int length = plain.getInt();
      require(length > 0 && length <= Photo.MOST_BYTES, "with a frame of " + length);
      require(length <= plain.remaining(), "too short");
      byte[] image = new byte[length];
      plain.get(image);
      frames.add(new ChallengeFrame(PLACES.get(place), image));
    }
    require(!plain.hasRemaining(), "too long");
    return frames;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new UnreadableMessage("A message of frames is " + otherwise);
    }
  }
}
