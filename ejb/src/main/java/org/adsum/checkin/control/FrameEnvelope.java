package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.adsum.checkin.entity.ChallengeFrame;
import org.adsum.shared.control.Sealer;

/**
 * Packs the frames of one attempt into the body of its message and seals it: frames exist in memory
 * and in here, nowhere else. Layout of the plain text: see {@link FrameCodec}.
 */
@ApplicationScoped
public class FrameEnvelope {
  @Inject Sealer sealer;

  /** Packs and seals. */
  public byte[] seal(String attemptId, List<ChallengeFrame> frames) {
    return sealer.seal(Sealer.Purpose.FRAMES, attemptId, FrameCodec.pack(frames));
  }

  /**
   * Opens and unpacks.
   *
   * @throws RuntimeException when it was not sealed for this attempt with this master key, or what
   *     was sealed is not what this version packs
   */
  public List<ChallengeFrame> open(String attemptId, byte[] sealed) {
    return FrameCodec.unpack(sealer.open(Sealer.Purpose.FRAMES, attemptId, sealed));
  }
}
