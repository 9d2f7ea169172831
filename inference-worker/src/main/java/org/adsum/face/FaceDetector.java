package org.adsum.face;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adsum.models.ModelPack;

/**
 * MTCNN with the semantics of facenet-pytorch: three networks, each refining the boxes of the one
 * before. Thresholds 0.6, 0.7, 0.7; pyramid factor 0.709. Thread-safe.
 */
final class FaceDetector implements AutoCloseable {
  private static final double PYRAMID_FACTOR = 0.709;
  private static final float PNET_SCORE = 0.6f;
  private static final float LATER_SCORE = 0.7f;
  private static final int CELL = 12;
  private static final int STRIDE = 2;

  private final OnnxModel pnet;
  private final OnnxModel rnet;
  private final OnnxModel onet;
  private final TablePool tables = new TablePool();

  FaceDetector(ModelPack pack) {
    pnet = new OnnxModel(pack, ModelPack.PNET);
    rnet = new OnnxModel(pack, ModelPack.RNET);
    onet = new OnnxModel(pack, ModelPack.ONET);
  }

  /**
   * Finds the faces.
   *
   * @param smallestFace in pixels; the time grows fast as it falls
   * @return by falling score; empty when there is none
   */
  List<DetectedFace> detect(Frame frame, int smallestFace) {
    return detect(frame, smallestFace, 0);
  }

  /**
   * As above, but the finer levels of the pyramid are passed over, because it is known that no face
   * of interest is that small.
   *
   * @param expectedFrom no face below it is looked for, in pixels; larger ones are found as always
   */
  List<DetectedFace> detect(Frame frame, int smallestFace, double expectedFrom) {
    AreaSource pixels = AreaSums.of(frame, tables);
    try {
      List<Candidate> boxes = propose(frame, pixels, smallestFace, expectedFrom);
      boxes = refine(frame, pixels, boxes);
      return finish(frame, pixels, boxes);
    } finally {
      pixels.release();
    }
  }

  private List<Candidate> propose(
      Frame frame, AreaSource pixels, int smallestFace, double expectedFrom) {
    double scale = (double) CELL / smallestFace;
    double shorterSide = Math.min(frame.width(), frame.height()) * scale;
    List<Candidate> all = new ArrayList<>();
    while (shorterSide >= CELL) {
      if (CELL / scale >= expectedFrom) {
        all.addAll(Candidate.suppressByUnion(level(frame, pixels, scale), 0.5f));
      }
      scale *= PYRAMID_FACTOR;
      shorterSide *= PYRAMID_FACTOR;
    }
    return Candidate.suppressByUnion(all, 0.7f).stream()
        .map(box -> box.regressed(0).squared())
        .toList();
  }

  private List<Candidate> level(Frame frame, AreaSource source, double scale) {
    int width = (int) (frame.width() * scale + 1);
    int height = (int) (frame.height() * scale + 1);
    float[] pixels = new float[3 * width * height];
    source.resample(0, 0, frame.width(), frame.height(), width, height, pixels, 0);
    float[][] output = pnet.run(pixels, new long[] {1, 3, height, width}, "prob", "reg");
    float[] prob = output[0];
    float[] reg = output[1];
    int cells = prob.length / 2;
    int columns = cellsAlong(width);
    List<Candidate> boxes = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      float score = prob[cells + cell];
      if (score >= PNET_SCORE) {
        int x = STRIDE * (cell % columns) + 1;
        int y = STRIDE * (cell / columns) + 1;
        boxes.add(
            new Candidate(
                floor(x / (float) scale),
                floor(y / (float) scale),
                floor((x + CELL - 1) / (float) scale),
                floor((y + CELL - 1) / (float) scale),
                score,
                new float[] {
                  reg[cell], reg[cells + cell], reg[2 * cells + cell], reg[3 * cells + cell]
                },
                null));
      }
    }
    return boxes;
  }

  /** How many cells P-Net gives along a side: 3x3, pool by 2 rounding up, 3x3, 3x3. */
  private static int cellsAlong(int side) {
    return (side - 2 + 1) / 2 - 4;
  }

  private static float floor(float value) {
    return (float) Math.floor(value);
  }

  private List<Candidate> refine(Frame frame, AreaSource pixels, List<Candidate> boxes) {
    Crops crops = crop(frame, pixels, boxes, 24);
    if (crops.boxes().isEmpty()) {
      return List.of();
    }
    float[][] output = rnet.run(crops.pixels(), crops.shape(24), "prob", "reg");
    List<Candidate> passed =
        IntStream.range(0, crops.boxes().size())
            .filter(i -> output[0][2 * i + 1] > LATER_SCORE)
            .mapToObj(i -> judged(crops.boxes().get(i), i, output, null))
            .toList();
    return Candidate.suppressByUnion(passed, 0.7f).stream()
        .map(box -> box.regressed(1).squared())
        .toList();
  }

  private List<DetectedFace> finish(Frame frame, AreaSource pixels, List<Candidate> boxes) {
    Crops crops = crop(frame, pixels, boxes, 48);
    if (crops.boxes().isEmpty()) {
      return List.of();
    }
    float[][] output = onet.run(crops.pixels(), crops.shape(48), "prob", "reg", "points");
    List<Candidate> passed =
        IntStream.range(0, crops.boxes().size())
            .filter(i -> output[0][2 * i + 1] > LATER_SCORE)
            .mapToObj(
                i -> {
                  Candidate box = crops.boxes().get(i);
                  return judged(box, i, output, points(box, output[2], 10 * i)).regressed(1);
                })
            .toList();
    return Candidate.suppressBySmaller(passed, 0.7f).stream().map(FaceDetector::face).toList();
  }

  private static Candidate judged(Candidate box, int i, float[][] output, float[] points) {
    float[] reg = output[1];
    float[] own = {reg[4 * i], reg[4 * i + 1], reg[4 * i + 2], reg[4 * i + 3]};
    return new Candidate(
        box.left(), box.top(), box.right(), box.bottom(), output[0][2 * i + 1], own, points);
  }

  private static float[] points(Candidate box, float[] relative, int from) {
    float width = box.right() - box.left() + 1;
    float height = box.bottom() - box.top() + 1;
    float[] points = new float[10];
    for (int k = 0; k < 5; k++) {
      points[2 * k] = width * relative[from + k] + box.left() - 1;
      points[2 * k + 1] = height * relative[from + 5 + k] + box.top() - 1;
    }
    return points;
  }

  private static DetectedFace face(Candidate box) {
    float[] p = box.points();
    List<Point> points =
        IntStream.range(0, 5).mapToObj(k -> new Point(p[2 * k], p[2 * k + 1])).toList();
    return new DetectedFace(
        new FaceBox(box.left(), box.top(), box.right(), box.bottom()), box.score(), points);
  }

  private record Crops(List<Candidate> boxes, float[] pixels) {
    long[] shape(int side) {
      return new long[] {boxes.size(), 3, side, side};
    }
  }

  /** Cuts out the boxes; those with nothing inside the image are dropped. */
  private static Crops crop(Frame frame, AreaSource source, List<Candidate> boxes, int side) {
    List<Candidate> inside = new ArrayList<>();
    float[] pixels = new float[boxes.size() * 3 * side * side];
    for (Candidate box : boxes) {
      // Casts truncate towards zero, as torch's trunc() does; coordinates count from 1 here.
      int left = Math.max(1, (int) box.left());
      int top = Math.max(1, (int) box.top());
      int right = Math.min(frame.width(), (int) box.right());
      int bottom = Math.min(frame.height(), (int) box.bottom());
      if (right > left - 1 && bottom > top - 1) {
        source.resample(
            left - 1,
            top - 1,
            right - left + 1,
            bottom - top + 1,
            side,
            side,
            pixels,
            inside.size() * 3 * side * side);
        inside.add(box);
      }
    }
    return new Crops(inside, pixels);
  }

  /** Runs R-Net and O-Net once: an image without a face would never reach them. */
  void warmUp() {
    rnet.run(new float[3 * 24 * 24], new long[] {1, 3, 24, 24}, "prob", "reg");
    onet.run(new float[3 * 48 * 48], new long[] {1, 3, 48, 48}, "prob", "reg", "points");
  }

  @Override
  public void close() {
    pnet.close();
    rnet.close();
    onet.close();
  }
}
