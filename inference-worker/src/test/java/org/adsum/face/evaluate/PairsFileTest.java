package org.adsum.face.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsFileTest {
  private static final Path FILE = Path.of("pairs.txt");

  @Test
  void theHeaderOfTheStandardListMakesItsFolds() {
    List<String> lines = new ArrayList<>(List.of("3\t2"));
    for (int fold = 0; fold < 3; fold++) {
      lines.addAll(List.of("A\t1\t2", "B\t1\t2", "A\t1\tB\t1", "B\t2\tC\t1"));
    }
    PairsFile pairs = PairsFile.of(FILE, lines);
    assertEquals(3, pairs.folds());
    assertEquals(List.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2), folds(pairs));
    assertEquals("A/A_0001", pairs.pairs().get(0).one().stem());
    assertEquals("A/A_0002", pairs.pairs().get(0).other().stem());
    assertEquals("C/C_0001", pairs.pairs().get(3).other().stem());
  }

  @Test
  void foldsFromWhichPairsWereTakenOutAreStillFolds() {
    PairsFile pairs =
        PairsFile.of(
            FILE,
            List.of("3 300", "A 1 2", "A 1 B 1", "B 1 2", "C 1 2", "B 1 C 1", "A 2 3", "A 2 C 1"));
    assertEquals(3, pairs.folds());
    assertEquals(List.of(0, 0, 1, 1, 1, 2, 2), folds(pairs));
  }

  @Test
  void otherHeadersAndNoneMakeNoFolds() {
    List<String> body = List.of("A\t1\t2", "A\t1\tB\t1");
    for (String header : List.of("1\t1", "1100", "10\t300", "A\t3\t4", "")) {
      List<String> lines = new ArrayList<>(List.of(header));
      lines.addAll(body);
      PairsFile pairs = PairsFile.of(FILE, lines);
      assertEquals(0, pairs.folds(), header);
      assertEquals(header.startsWith("A") ? 3 : 2, pairs.pairs().size(), header);
    }
  }

  @Test
  void aWrongLineIsNamed() {
    for (String wrong :
        List.of(
            "A\t1",
            "A\tx\t2",
            "A\t1\tB",
            "A\t1\tB\t2\t3",
            "../A\t1\t2",
            "A\t1\t..\t2",
            "A\t99999999\t1",
            "A\t-1\t2")) {
      EvaluationProblem problem =
          assertThrows(
              EvaluationProblem.class, () -> PairsFile.of(FILE, List.of("1\t1", "B\t1\t2", wrong)));
      assertTrue(problem.getMessage().contains("line 3"), wrong + ": " + problem.getMessage());
      assertEquals(EvaluationProblem.FAILED, problem.exitCode());
    }
    assertThrows(EvaluationProblem.class, () -> PairsFile.of(FILE, List.of("10\t300")));
  }

  private static List<Integer> folds(PairsFile pairs) {
    return pairs.pairs().stream().map(Pair::fold).toList();
  }
}
