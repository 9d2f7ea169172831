package org.adsum.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.junit.jupiter.api.Test;

class LimitedStreamTest {
  @Test
  void aBodyOfExactlyTheLimitIsRead() throws IOException {
    assertEquals(100, limited(100).readAllBytes().length);
  }

  @Test
  void aBodyOverTheLimitIsStoppedHoweverItIsRead() {
    assertTooLarge(() -> limited(101).readAllBytes());
    assertTooLarge(() -> limited(101).skip(101));
    assertTooLarge(
        () -> {
          LimitedStream in = limited(101);
          while (in.read() >= 0) {
            // Reading is all.
          }
        });
  }

  @Test
  void aBodyThatTricklesIsStoppedAndOneOfASlowNetworkIsNot() throws IOException {
    AtomicLong now = new AtomicLong();
    LimitedStream trickle =
        new LimitedStream(new ByteArrayInputStream(new byte[100]), 100, now::get);
    trickle.read();
    now.set(LimitedStream.GRACE + 2_000_000_000L);
    assertEquals(ProblemCode.BODY_TOO_SLOW, assertThrows(Problem.class, trickle::read).code());

    now.set(0);
    int fair = (int) (40 * LimitedStream.SLOWEST);
    LimitedStream slow =
        new LimitedStream(new ByteArrayInputStream(new byte[fair]), fair, now::get);
    for (int second = 0; second < 40; second++) {
      now.addAndGet(1_000_000_000L);
      assertEquals(LimitedStream.SLOWEST, slow.readNBytes((int) LimitedStream.SLOWEST).length);
    }
  }

  private static LimitedStream limited(int length) {
    return new LimitedStream(new ByteArrayInputStream(new byte[length]), 100);
  }

  private static void assertTooLarge(org.junit.jupiter.api.function.Executable reading) {
    assertEquals(ProblemCode.BODY_TOO_LARGE, assertThrows(Problem.class, reading).code());
  }
}
