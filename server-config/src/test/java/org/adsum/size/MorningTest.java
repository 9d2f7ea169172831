package org.adsum.size;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.adsum.size.Morning.Outcome;
import org.adsum.size.Morning.Service;
import org.adsum.size.Morning.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class MorningTest {
  private static final Service WEB = new Service(0.040, 0.090);
  private static final Service FACE = new Service(0.054, 0.066);

  @Test
  void theSameSeedGivesTheSameMorning() {
    Site site = new Site(2_000, 0, 2, 2, 50, WEB, FACE);
    assertArrayEquals(Morning.of(site, 7).verdict(), Morning.of(site, 7).verdict());
  }

  @Test
  void everybodyGetsAVerdictAfterTheAnswerAndTheQueueKeepsItsBound() {
    Outcome outcome = Morning.of(new Site(10_000, 0, 8, 1, 100, WEB, FACE), 7);
    assertEquals(10_000, outcome.verdict().length);
    assertTrue(outcome.accept()[0] > 0);
    assertTrue(outcome.verdict()[0] > outcome.accept()[0]);
    assertEquals(100, outcome.deepest());
    assertTrue(outcome.refusals() > 0);
  }

  @Test
  void withCoresEnoughNobodyWaitsLongerThanTheWorkTakes() {
    Outcome outcome = Morning.of(new Site(1_000, 0, 64, 64, 100, WEB, FACE), 7);
    double both = WEB.median() + FACE.median();
    assertEquals(both, Outcome.quantile(outcome.verdict(), 0.5), both / 10);
    assertEquals(0, outcome.refusals());
  }

  @Test
  void whoeverIsSentWithinSomeSecondsComesThenAndEverySecondIsCounted() {
    Outcome outcome = Morning.of(new Site(1_000, 10, 64, 1, 2_000, WEB, FACE), 7);
    assertEquals(10, Arrays.stream(outcome.course().arrived()).filter(n -> n > 0).count());
    for (int[] figures :
        List.of(
            outcome.course().arrived(), outcome.course().accepted(), outcome.course().judged())) {
      assertEquals(1_000, Arrays.stream(figures).sum());
    }
    int[] waiting = outcome.course().waiting();
    assertEquals(0, waiting[waiting.length - 1]);
    assertTrue(Arrays.stream(waiting).max().orElse(0) > 700, "one worker's core reads 18 a second");
  }

  @Test
  void thePictureShowsEveryVariantAndIsWellFormed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("morning.svg");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        SizeCommand.run(
            List.of("--students", "500", "--out", file.toString()), new PrintStream(out));
    assertEquals(0, code);
    Document picture =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertEquals("svg", picture.getDocumentElement().getTagName());
    String text = picture.getDocumentElement().getTextContent();
    assertTrue(text.contains("2 cores") && text.contains("8 cores"), text);
  }
}
