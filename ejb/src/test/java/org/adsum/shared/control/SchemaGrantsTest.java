package org.adsum.shared.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaGrantsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "audit_entry | adsum@% | GRANT SELECT, INSERT ON `audit_entry` TO 'adsum'@'%'",
        "term | adsum@127.0.0.1"
            + " | GRANT SELECT, INSERT, UPDATE, DELETE ON `term` TO 'adsum'@'127.0.0.1'",
        "flyway_schema_history | o'neil@db@h"
            + " | GRANT SELECT ON `flyway_schema_history` TO 'o''neil@db'@'h'"
      })
  void theApplicationGetsWhatItNeedsOfATable(String table, String user, String statement) {
    assertEquals(statement, SchemaGrants.statementFor(table, user));
  }
}
