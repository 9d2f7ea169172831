package org.adsum.face;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.function.Supplier;

/**
 * Lets somebody else end what a thread has the networks do. Between two operators ONNX Runtime
 * looks whether it is to end; an operator that does not return cannot be ended by anything but the
 * end of the process.
 */
public final class Patience {
  private static final ThreadLocal<Patience> OF_THREAD = new ThreadLocal<>();

  private OrtSession.RunOptions running;
  private boolean over;

  /**
   * Does something on the calling thread that {@link #end} ends from another.
   *
   * @throws EngineFailure when it was ended inside a network
   */
  public <T> T during(Supplier<T> work) {
    OF_THREAD.set(this);
    try {
      return work.get();
    } finally {
      OF_THREAD.remove();
    }
  }

  /** Ends the network that is running, if one is, and has no other begin. */
  public synchronized void end() {
    over = true;
    if (running != null) {
      terminate(running);
    }
  }

  /** Something that a network is run by. */
  interface Run<T> {
    T with(OrtSession.RunOptions options) throws OrtException;
  }

  /** Runs a network so that whoever waits for the calling thread can end it. */
  static <T> T run(Run<T> network) throws OrtException {
    try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
      Patience patience = OF_THREAD.get();
      if (patience == null) {
        return network.with(options);
      }
      patience.begin(options);
      try {
        return network.with(options);
      } finally {
        patience.forget();
      }
    }
  }

  private synchronized void begin(OrtSession.RunOptions options) {
    if (over) {
      throw new EngineFailure("Given up: it took too long", null);
    }
    running = options;
  }

  private synchronized void forget() {
    running = null;
  }

  private static void terminate(OrtSession.RunOptions options) {
    try {
      options.setTerminate(true);
    } catch (OrtException e) {
      throw new EngineFailure("ONNX Runtime cannot be told to end", e);
    }
  }
}
