package org.adsum.face;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's bytes for a decoder, in memory (the JDK's default stream would put the frame into a
 * temporary file), which end for a decoder that takes too long or goes on reading behind the end.
 *
 * <p>Progress listeners are not enough to stop one: TwelveMonkeys' WebP decoder reports none while
 * it builds its tables, and takes zeros for what lies behind the end. 46 bytes kept it busy for
 * minutes ({@code ImageDoorFuzzTest}).
 */
final class DecoderInput extends ImageInputStreamImpl {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Decoders look for the end a few times in good files, too. */
  private static final int MOST_READS_BEHIND = 64;

  private final byte[] file;
  private final long start = System.nanoTime();
  private int readsBehind;

  DecoderInput(byte[] file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    return isOver() ? -1 : file[(int) streamPos++] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    bitOffset = 0;
    if (isOver()) {
      return -1;
    }
    int count = (int) Math.min(length, file.length - streamPos);
    System.arraycopy(file, (int) streamPos, to, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return file.length;
  }

  private boolean isOver() throws IOException {
    if (System.nanoTime() - start > MOST_NANOS) {
      throw new IOException("decoding took too long");
    }
    boolean over = streamPos >= file.length;
    if (over && ++readsBehind > MOST_READS_BEHIND) {
      throw new IOException("the decoder reads behind the end");
    }
    return over;
  }
}
