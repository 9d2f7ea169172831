package org.adsum.face.models;

import java.io.PrintStream;
import java.util.Locale;

/**
 * How much of a file is there: a bar that moves on a terminal, a line for every tenth elsewhere.
 */
final class DownloadProgress {
  private static final int WIDTH = 30;
  private static final double MEGABYTE = 1e6;

  private final PrintStream out;
  private final boolean terminal;
  private final long total;
  private final long first;
  private final long began = System.nanoTime();
  private int told = -1;
  private boolean open;

  /**
   * @param first bytes that were there before
   * @param total bytes of the whole file
   */
  DownloadProgress(PrintStream out, boolean terminal, long first, long total) {
    this.out = out;
    this.terminal = terminal;
    this.first = first;
    this.total = total;
  }

  void at(long bytes) {
    int mark = (int) (Math.min(bytes, total) * (terminal ? 1000 : 10) / total);
    if (mark == told) {
      return;
    }
    told = mark;
    String figures =
        Texts.of("progress", megabytes(bytes), megabytes(total), megabytes(perSecond(bytes)));
    if (terminal) {
      int filled = (int) (Math.min(bytes, total) * WIDTH / total);
      out.printf("\r[%s%s] %s ", "#".repeat(filled), ".".repeat(WIDTH - filled), figures);
      open = true;
    } else {
      out.println(figures);
    }
    out.flush();
  }

  /** Leaves the bar as it stands; what is said next begins a line. */
  void end() {
    if (open) {
      out.println();
      open = false;
    }
  }

  private double perSecond(long bytes) {
    return (bytes - first) / Math.max(1e-3, (System.nanoTime() - began) / 1e9);
  }

  private static String megabytes(double bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
  }
}
