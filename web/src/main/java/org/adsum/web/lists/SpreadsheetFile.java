package org.adsum.web.lists;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as XLSX; times in the reader's zone. Texts are written as text cells, which a spreadsheet
 * never takes for formulas, and stand beside their cell: a common table of all texts would be held
 * in memory.
 */
final class SpreadsheetFile implements TableFile {
  private static final int FLUSH = 500;
  private static final int MOST_ROWS = 1_000_000;

  private final Workbook book;
  private final List<String> header;
  private final String title;
  private final ZoneId zone;
  private Worksheet sheet;
  private int sheets;
  private int row;

  SpreadsheetFile(OutputStream out, String title, List<String> header, ZoneId zone)
      throws IOException {
    this.book = new Workbook(out, "Adsum", "1.0");
    this.title = title;
    this.header = header;
    this.zone = zone;
    begin();
  }

  /** A sheet holds little more than a million rows. */
  private void begin() throws IOException {
    if (sheet != null) {
      sheet.close();
    }
    sheets++;
    sheet = book.newWorksheet(sheets == 1 ? title : title + " " + sheets);
    sheet.freezePane(0, 1);
    for (int column = 0; column < header.size(); column++) {
      sheet.inlineString(0, column, header.get(column));
      sheet.style(0, column).bold().set();
      sheet.width(column, 22);
    }
    row = 1;
  }

  @Override
  public void row(List<Object> values) throws IOException {
    if (row > MOST_ROWS) {
      begin();
    }
    for (int column = 0; column < values.size(); column++) {
      cell(column, values.get(column));
    }
    row++;
    if (row % FLUSH == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, Object value) {
    if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value instanceof Instant at) {
      sheet.value(row, column, at.atZone(zone).toLocalDateTime());
      sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
    } else if (value instanceof LocalDate day) {
      sheet.value(row, column, day);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else if (value != null) {
      sheet.inlineString(row, column, value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    sheet.close();
    book.close();
  }
}
