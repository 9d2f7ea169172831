package org.adsum.web.lists;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.adsum.shared.boundary.Csv;

/** A table as {@link Csv}; times in UTC as ISO 8601 has them. */
final class CsvFile implements TableFile {
  private final Writer out;

  CsvFile(OutputStream out, List<String> header) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.out.write(Csv.BEGIN);
    line(header);
  }

  @Override
  public void row(List<Object> values) throws IOException {
    line(values.stream().map(value -> value == null ? "" : value.toString()).toList());
  }

  private void line(List<String> cells) throws IOException {
    out.write(Csv.line(cells));
    out.write("\r\n");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
