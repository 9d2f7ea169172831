package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DumpSplitterTest {
  private static final String BEFORE =
      "LOCK TABLES `course` WRITE;\nINSERT INTO `course` VALUES\n('é');\nUNLOCK TABLES;\n";
  private static final String KEYS =
      "LOCK TABLES `data_key` WRITE;\nINSERT INTO `data_key` VALUES\n(0x00);\nUNLOCK TABLES;\n";
  private static final String AFTER = "LOCK TABLES `term` WRITE;\nUNLOCK TABLES;\n";

  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
  private final ByteArrayOutputStream keys = new ByteArrayOutputStream();

  @Test
  void onlyTheRowsOfDataKeysGoApart() throws IOException {
    assertTrue(split(BEFORE + KEYS + AFTER + "-- Dump completed on 2026-11-27\n"));

    assertEquals(KEYS, keys.toString(StandardCharsets.UTF_8));
    assertEquals(
        BEFORE + AFTER + "-- Dump completed on 2026-11-27\n",
        rest.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aDumpThatBreaksOffIsNotWhole() throws IOException {
    assertFalse(split(BEFORE + KEYS));
  }

  private boolean split(String dump) throws IOException {
    return DumpSplitter.split(
        new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)), rest, keys);
  }
}
