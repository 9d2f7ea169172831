package org.adsum.face.evaluate;

import java.io.PrintStream;

/** How far a long step is: a bar that moves on a terminal, a line for every tenth elsewhere. */
final class Progress {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean terminal;
  private final String step;
  private final int total;
  private final long began = System.nanoTime();
  private int done;
  private int told = -1;

  Progress(PrintStream out, boolean terminal, String step, int total) {
    this.out = out;
    this.terminal = terminal;
    this.step = step;
    this.total = total;
  }

  synchronized void advance() {
    done++;
    // A thousandth moves the bar's figures, a tenth is worth a line.
    int mark = (int) ((long) done * (terminal ? 1000 : 10) / total);
    if (mark == told) {
      return;
    }
    told = mark;
    if (terminal) {
      int filled = (int) ((long) done * WIDTH / total);
      out.printf(
          "\r%s [%s%s] %d/%d, %s ",
          step, "#".repeat(filled), ".".repeat(WIDTH - filled), done, total, remaining());
      if (done == total) {
        out.println();
      }
      out.flush();
    } else {
      out.printf("%s %d/%d, %s%n", step, done, total, remaining());
    }
  }

  private String remaining() {
    double seconds = (System.nanoTime() - began) / 1e9;
    return done == total
        ? Texts.of("progress.took", Math.round(seconds))
        : Texts.of("progress.left", Math.round(seconds / done * (total - done)));
  }
}
