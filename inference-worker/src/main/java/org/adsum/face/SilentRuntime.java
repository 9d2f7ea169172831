package org.adsum.face;

import ai.onnxruntime.OrtEnvironment;

/**
 * The one door to ONNX Runtime. From 1.29 on it keeps a device id and reports its use to its maker,
 * on Linux, too. It can only be kept from it before it is loaded, by the environment, so without
 * that nothing is loaded.
 */
public final class SilentRuntime {
  private static final String TELEMETRY_OFF = "ORT_DISABLE_TELEMETRY";

  private SilentRuntime() {}

  /**
   * @throws EngineFailure when ONNX Runtime would report
   */
  public static OrtEnvironment environment() {
    if (!"1".equals(System.getenv(TELEMETRY_OFF))) {
      throw new EngineFailure(
          "ONNX Runtime would report to its maker: start this Java with "
              + TELEMETRY_OFF
              + "=1 in its environment",
          null);
    }
    return OrtEnvironment.getEnvironment();
  }
}
