package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.adsum.shared.control.Sealer;
import org.adsum.shared.entity.Photo;

/**
 * Packs the frames of one attempt into the body of its message and seals it: frames exist in memory
 * and in here, nowhere else. Layout of the plain text: number of frames, then length and bytes of
 * each, in 32-bit big-endian integers.
 */
@ApplicationScoped
public class FrameEnvelope {
  @Inject Sealer sealer;

  /** Packs and seals. */
  public byte[] seal(String attemptId, List<Photo> frames) {
    int size =
        Integer.BYTES + frames.stream().mapToInt(f -> Integer.BYTES + f.bytes().length).sum();
    ByteBuffer plain = ByteBuffer.allocate(size).putInt(frames.size());
    frames.forEach(frame -> plain.putInt(frame.bytes().length).put(frame.bytes()));
    return sealer.seal(Sealer.Purpose.FRAMES, attemptId, plain.array());
  }

  /** Opens and unpacks. */
  public List<byte[]> open(String attemptId, byte[] sealed) {
    ByteBuffer plain = ByteBuffer.wrap(sealer.open(Sealer.Purpose.FRAMES, attemptId, sealed));
    int count = plain.getInt();
    List<byte[]> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] frame = new byte[plain.getInt()];
      plain.get(frame);
      frames.add(frame);
    }
    return frames;
  }
}
