package org.adsum.shared.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
  void aCellThatLooksLikeAFormulaBecomesText(String value) {
    assertEquals("'" + value, Csv.cell(value));
  }

  @Test
  void commasQuotesAndLineBreaksAreQuoted() {
    assertEquals("\"a, \"\"b\"\"\nc\"", Csv.cell("a, \"b\"\nc"));
  }

  @Test
  void anOrdinaryCellStaysAsItIs() {
    assertEquals("Ana Novak", Csv.cell("Ana Novak"));
    assertEquals("", Csv.cell(""));
  }

  @Test
  void aFileBeginsWithAByteOrderMarkAndEndsEveryLine() {
    assertEquals("\uFEFFa,b\r\n1,2\r\n", Csv.file(List.of("a", "b"), Stream.of(List.of("1", "2"))));
  }
}
