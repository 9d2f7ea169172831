package org.adsum.face;

/** Hears of the stages of a reading, on the thread that reads. */
@FunctionalInterface
public interface Stages {
  /** What is done with a frame. */
  enum Stage {
    DECODE,
    DETECT,
    ALIGN,
    LIVENESS,
    EMBED
  }

  /** Nobody hears. */
  Stages UNHEARD = stage -> () -> {};

  /** A stage begins; it ends when what is returned is closed. */
  Running begin(Stage stage);

  /** A stage that has begun. */
  interface Running extends AutoCloseable {
    @Override
    void close();
  }
}
