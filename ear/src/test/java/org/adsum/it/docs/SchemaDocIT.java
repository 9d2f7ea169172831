package org.adsum.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adsum.it.support.Adsum;
import org.junit.jupiter.api.Test;

/** The schema page tells what the database really has. */
class SchemaDocIT {
  private static final Path PAGE = Adsum.project().resolve("docs/schema.md");

  /**
   * Run with {@code -Dadsum.docs.write=true} to write the page anew after a change of the schema.
   */
  @Test
  void theSchemaPageIsWhatTheDatabaseHas() throws IOException {
    String page = SchemaPage.ofRunningDatabase();
    if (Boolean.getBoolean("adsum.docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(
        page, Files.readString(PAGE), "docs/schema.md; see this test for how to write it anew");
  }
}
