package org.adsum.face;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.adsum.face.Stages.Running;
import org.adsum.face.Stages.Stage;

/**
 * Reads FRONT frames by {@link Depth#BEST}: the light detector looks at all of them, the best one
 * is read in full, and when it turns out unusable the next best.
 *
 * <p>The other frames are only looked at: at least half of all frames (rounded up) must show a
 * face, none may show a second one comparable to it, and from frame to frame the face stays where a
 * face can be (see {@link Continuity}).
 */
final class BestProbe {
  private final FaceEngine engine;
  private final BestFrame chooser;

  BestProbe(FaceEngine engine, BestFrame chooser) {
    this.engine = engine;
    this.chooser = chooser;
  }

  /**
   * @throws IllegalArgumentException when there is no frame
   * @throws EngineFailure when a network fails
   */
  Probe read(List<byte[]> images, Stages stages) {
    List<FrameReading> readings = new ArrayList<>(Collections.nCopies(images.size(), null));
    List<Frame> frames = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
    List<Long> decoded = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      long start = System.nanoTime();
      try (Running decoding = stages.begin(Stage.DECODE)) {
        frames.add(ImageDoor.decode(images.get(i)));
        at.add(i);
        decoded.add(FaceEngine.micros(start));
      } catch (UnreadableImage e) {
        Timings timings = new Timings(FaceEngine.micros(start), 0, 0, 0, 0);
        readings.set(i, FrameReading.failed(Outcome.UNREADABLE, timings));
      }
    }
    List<Place> places = Collections.nCopies(images.size(), Place.FRONT);
    if (frames.isEmpty()) {
      return Probe.of(places, readings, null);
    }
    List<BestFrame.Glance> glances;
    try (Running looking = stages.begin(Stage.DETECT)) {
      glances = chooser.choose(frames).glances();
    }
    for (int k = 0; k < glances.size(); k++) {
      readings.set(at.get(k), glanced(glances.get(k), decoded.get(k)));
    }
    int best = -1;
    for (int k : byScore(glances)) {
      FrameReading reading = engine.read(frames.get(k), decoded.get(k), glances.get(k), stages);
      readings.set(at.get(k), reading);
      if (reading.usable()) {
        best = at.get(k);
        break;
      }
    }
    return Probe.ofBest(readings, best);
  }

  private static FrameReading glanced(BestFrame.Glance glance, long decode) {
    Timings timings = new Timings(decode, 0, 0, 0, 0);
    if (glance.main().isEmpty()) {
      return FrameReading.failed(Outcome.NO_FACE, timings);
    }
    DetectedFace face = glance.main().get();
    return glance.contested()
        ? FrameReading.failed(Outcome.SEVERAL_FACES, face, null, timings)
        : FrameReading.glanced(face, timings);
  }

  /** Best first; frames without a face last, because the light detector misses small ones. */
  private static List<Integer> byScore(List<BestFrame.Glance> glances) {
    return IntStream.range(0, glances.size())
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -glances.get(k).score()))
        .toList();
  }
}
