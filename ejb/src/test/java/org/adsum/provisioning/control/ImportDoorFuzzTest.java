package org.adsum.provisioning.control;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.adsum.provisioning.entity.RowKind;
import org.adsum.shared.boundary.Problem;

/**
 * Any bytes that are uploaded become lines or a named problem, their days are known to a database,
 * and nothing stays on the disk.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class ImportDoorFuzzTest {
  private final ImportSpool spool = new ImportSpool();

  @FuzzTest(maxDuration = "10m")
  void anyBytesAreReadOrRefusedByName(byte[] file) throws IOException {
    ImportSpool.Spooled upload = spool.take(new ByteArrayInputStream(file));
    try {
      for (ImportSpool.Source source : spool.sources(upload, "some.csv")) {
        CsvForm form = CsvForm.of(source.file(), source.name(), null, null);
        try (CsvLines lines = new CsvLines(source.file(), source.name(), form, null)) {
          int last = 0;
          for (CsvLines.Cells line = lines.next(); line != null; line = lines.next()) {
            assertTrue(line.line() > last, "lines are numbered upwards");
            last = line.line();
            line.byField().values().forEach(ImportDoorFuzzTest::requireKnownDay);
          }
        }
      }
    } catch (Problem named) {
      assertTrue(named.code().name().startsWith("IMPORT_"), named.code().name());
    } finally {
      spool.forget(upload.folder());
    }
  }

  /** Any cell may stand where a day is meant: it is one that a database knows, or a problem. */
  private static void requireKnownDay(String cell) {
    Map<String, String> cells = new HashMap<>();
    cells.put("starts", cell);
    ImportLine line = new ImportLine(1, RowKind.TERM, cells);
    LocalDate day = CatalogueCheck.day(line, "starts");
    assertTrue(day != null || !line.problems.isEmpty(), cell);
    assertTrue(day == null || day.getYear() >= 1 && day.getYear() <= 9999, cell);
  }
}
