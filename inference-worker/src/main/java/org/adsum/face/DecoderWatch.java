package org.adsum.face;

import java.util.concurrent.TimeUnit;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/** Stops a decoder that takes too long, and notices when it had to guess. */
final class DecoderWatch implements IIOReadProgressListener, IIOReadWarningListener {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final long start = System.nanoTime();
  private boolean damaged;
  private boolean stopped;

  private DecoderWatch() {}

  static DecoderWatch over(ImageReader reader) {
    DecoderWatch watch = new DecoderWatch();
    reader.addIIOReadProgressListener(watch);
    reader.addIIOReadWarningListener(watch);
    return watch;
  }

  /**
   * @throws UnreadableImage when the decoder was stopped, or warned of damage
   */
  void requireWhole() throws UnreadableImage {
    if (stopped) {
      throw new UnreadableImage("decoding took too long");
    }
    if (damaged) {
      throw new UnreadableImage("truncated or corrupt");
    }
  }

  @Override
  public void imageProgress(ImageReader reader, float percentage) {
    if (System.nanoTime() - start > MOST_NANOS) {
      stopped = true;
      reader.abort();
    }
  }

  @Override
  public void warningOccurred(ImageReader reader, String warning) {
    damaged |=
        warning.contains("Premature")
            || warning.contains("Truncated")
            || warning.contains("Corrupt");
  }

  @Override
  public void readAborted(ImageReader reader) {
    stopped = true;
  }

  @Override
  public void imageStarted(ImageReader reader, int index) {}

  @Override
  public void imageComplete(ImageReader reader) {}

  @Override
  public void sequenceStarted(ImageReader reader, int first) {}

  @Override
  public void sequenceComplete(ImageReader reader) {}

  @Override
  public void thumbnailStarted(ImageReader reader, int index, int thumbnail) {}

  @Override
  public void thumbnailProgress(ImageReader reader, float percentage) {}

  @Override
  public void thumbnailComplete(ImageReader reader) {}
}
