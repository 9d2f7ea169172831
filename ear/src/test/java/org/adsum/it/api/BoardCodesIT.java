package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.BoardNews;
import org.adsum.it.support.Lesson;
import org.junit.jupiter.api.Test;

/** The changing code on a teacher's board. */
class BoardCodesIT {
  /** Two steps and a little. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  @Test
  void aBoardIsToldTheCodeOfThisStepAndEachOneAfterIt() {
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      BoardNews board = new BoardNews();
      WebSocket line = Api.as("teacher1").listen("live/session/" + lesson.id(), board);
      Await.until("a second code", PATIENCE, () -> board.steps().size() >= 2);
      List<Long> steps = board.steps().stream().sorted().toList();
      assertEquals(steps.get(0) + 1, steps.get(1), "no step is left out");
      line.abort();
    }
  }
}
