package org.adsum.provisioning.control;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.adsum.shared.boundary.Problem;

/**
 * Any bytes that are uploaded become lines or a named problem, and nothing stays on the disk.
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
          }
        }
      }
    } catch (Problem named) {
      assertTrue(named.code().name().startsWith("IMPORT_"), named.code().name());
    } finally {
      spool.forget(upload.folder());
    }
  }
}
