package org.adsum.web.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/**
 * A request body that ends with the problem body-too-large as soon as it passes its limit, and with
 * body-too-slow when it trickles in: a client that keeps a thread busy with a byte now and then.
 */
final class LimitedStream extends FilterInputStream {
  /** Nanoseconds in which any body may dawdle. */
  static final long GRACE = 30_000_000_000L;

  /** Bytes a second on average, after the grace: less than any network that carries photos. */
  static final long SLOWEST = 2_048;

  private static final long SECOND = 1_000_000_000L;

  private final LongSupplier nanos;
  private final long began;
  private long left;
  private long read;

  LimitedStream(InputStream in, long limit) {
    this(in, limit, System::nanoTime);
  }

  LimitedStream(InputStream in, long limit, LongSupplier nanos) {
    super(in);
    this.left = limit;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = super.read(bytes, offset, length);
    count(Math.max(0, got));
    return got;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) {
    left -= bytes;
    read += bytes;
    if (left < 0) {
      throw new Problem(ProblemCode.BODY_TOO_LARGE);
    }
    long late = nanos.getAsLong() - began - GRACE;
    if (late > 0 && read / SLOWEST < late / SECOND) {
      throw new Problem(ProblemCode.BODY_TOO_SLOW);
    }
  }
}
