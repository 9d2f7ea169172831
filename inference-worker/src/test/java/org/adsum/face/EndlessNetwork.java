package org.adsum.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.adsum.models.onnx.OnnxGraph;

/** A real network that runs for minutes: the same multiplication thousands of times. */
public final class EndlessNetwork implements AutoCloseable {
  private static final int SIZE = 512;
  private static final int LAYERS = 20_000;

  private final OrtSession session;

  public EndlessNetwork() throws OrtException {
    OnnxGraph graph = new OnnxGraph("endless").weights("w", new float[SIZE * SIZE], SIZE, SIZE);
    graph.input("x0", SIZE, SIZE);
    for (int layer = 1; layer <= LAYERS; layer++) {
      graph.node("MatMul", "x" + layer, new String[] {"x" + (layer - 1), "w"});
    }
    graph.output("x" + LAYERS, SIZE, SIZE);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      session = SilentRuntime.environment().createSession(graph.toModel(), options);
    }
  }

  /** Runs it on the calling thread. */
  public float run() {
    float[] zeros = new float[SIZE * SIZE];
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                SilentRuntime.environment(), FloatBuffer.wrap(zeros), new long[] {SIZE, SIZE});
        OrtSession.Result result =
            Patience.run(
                options -> session.run(Map.of("x0", input), session.getOutputNames(), options))) {
      return result.size();
    } catch (OrtException e) {
      throw new EngineFailure("ended", e);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
