package org.adsum.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;

/**
 * One network in one ONNX Runtime session. Thread-safe: a session may run on many threads at once.
 *
 * <p>Each run uses the calling thread only: parallelism comes from requests, and spinning helper
 * threads would take the cores away from them.
 */
final class OnnxModel implements AutoCloseable {
  private final ModelDescriptor descriptor;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private final InputBuffers inputs = new InputBuffers();

  /**
   * @throws org.adsum.models.ModelUnavailable when the file is missing or of another hash
   * @throws EngineFailure when ONNX Runtime cannot load it
   */
  OnnxModel(ModelPack pack, String id) {
    descriptor = pack.descriptor(id);
    byte[] bytes = pack.bytes(id);
    environment = SilentRuntime.environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(bytes, options);
      input = session.getInputNames().iterator().next();
    } catch (OrtException e) {
      throw new EngineFailure("ONNX Runtime cannot load " + descriptor.file(), e);
    }
  }

  ModelDescriptor descriptor() {
    return descriptor;
  }

  /**
   * Runs the network.
   *
   * @param values as many as the shape says
   * @return the named outputs, flattened, in the order of {@code outputs}
   * @throws EngineFailure when ONNX Runtime fails
   */
  float[][] run(float[] values, long[] shape, String... outputs) {
    int count = (int) (shape[0] * shape[1] * shape[2] * shape[3]);
    FloatBuffer direct = inputs.take(count);
    direct.clear().put(values, 0, count).flip();
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, direct, shape);
        OrtSession.Result result =
            Patience.run(options -> session.run(Map.of(input, tensor), Set.of(outputs), options))) {
      float[][] flat = new float[outputs.length][];
      for (int i = 0; i < outputs.length; i++) {
        // A copy on the heap, made for this call.
        flat[i] = ((OnnxTensor) result.get(outputs[i]).orElseThrow()).getFloatBuffer().array();
      }
      return flat;
    } catch (OrtException e) {
      throw new EngineFailure("ONNX Runtime failed in " + descriptor.id(), e);
    } finally {
      inputs.give(direct);
    }
  }

  /** The only output of a network whose output name does not matter. */
  float[] run(float[] values, long[] shape) {
    return run(values, shape, session.getOutputNames().iterator().next())[0];
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EngineFailure("ONNX Runtime cannot close " + descriptor.id(), e);
    }
  }
}
