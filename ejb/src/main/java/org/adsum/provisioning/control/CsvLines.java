package org.adsum.provisioning.control;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adsum.provisioning.entity.ImportKind;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/**
 * The lines of one CSV file, one after the other, with bounded memory. Use: {@link #next} until it
 * is null.
 */
public final class CsvLines implements AutoCloseable {
  private static final int LONGEST_RECORD = 65_536;
  private static final int MOST_COLUMNS = 200;

  /**
   * One line of cells.
   *
   * @param fits whether it has as many cells as the header
   */
  public record Cells(int line, Map<String, String> byField, boolean fits) {}

  private final String name;
  private final CountingStream bytes;
  private final CountingReader text;
  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> records;
  private List<String> header;
  private final ImportKind kind;
  private final List<String> fields = new ArrayList<>();
  private long lastLine = 1;

  /**
   * Opens a file and reads its header.
   *
   * @param wanted what it holds, or null to find out
   * @throws Problem import-empty, import-kind-unknown, import-column-missing, import-column-twice,
   *     import-malformed, import-quote-open
   */
  CsvLines(Path file, String name, CsvForm form, ImportKind wanted) throws IOException {
    this.name = name;
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      in.skipNBytes(form.mark());
      bytes = new CountingStream(in);
      text = new CountingReader(new InputStreamReader(bytes, form.charset()));
      csv =
          CsvReader.builder()
              .fieldSeparator(form.separator())
              .quoteCharacter('"')
              .skipEmptyLines(true)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .allowExtraCharsAfterClosingQuote(false)
              .maxBufferSize(LONGEST_RECORD)
              .ofCsvRecord(text);
      records = csv.iterator();
      CsvRecord first = read();
      if (first == null) {
        throw new Problem(ProblemCode.IMPORT_EMPTY, name);
      }
      header = first.getFields();
      if (header.size() > MOST_COLUMNS) {
        throw new Problem(ProblemCode.IMPORT_MALFORMED, name, "1");
      }
      kind =
          wanted != null
              ? wanted
              : ImportKind.ofFileName(name)
                  .or(() -> ImportKind.ofHeader(header))
                  .orElseThrow(() -> new Problem(ProblemCode.IMPORT_KIND_UNKNOWN, name));
      understandHeader();
    } catch (Problem | IOException refused) {
      in.close();
      throw refused;
    }
  }

  private void understandHeader() {
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      String field = kind.field(column).orElse(null);
      if (field != null && !seen.add(field)) {
        throw new Problem(ProblemCode.IMPORT_COLUMN_TWICE, name, column.strip());
      }
      fields.add(field);
    }
    for (String field : kind.required()) {
      if (!seen.contains(field)) {
        throw new Problem(ProblemCode.IMPORT_COLUMN_MISSING, name, field);
      }
    }
  }

  /** What the file holds. */
  ImportKind kind() {
    return kind;
  }

  /** Bytes that were read so far. */
  long bytesRead() {
    return bytes.count;
  }

  /**
   * The next line, or null after the last one.
   *
   * @throws Problem import-malformed, import-quote-open
   */
  Cells next() {
    CsvRecord record = read();
    if (record == null) {
      return null;
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i) != null) {
        cells.put(fields.get(i), i < record.getFieldCount() ? record.getField(i) : "");
      }
    }
    return new Cells(
        (int) record.getStartingLineNumber(), cells, record.getFieldCount() == header.size());
  }

  private CsvRecord read() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      lastLine = record.getStartingLineNumber();
      // At the end an odd number of quotes means that the last one was never closed. The library
      // takes the rest of the file for its text.
      if (text.ended && text.quotes % 2 == 1 && !records.hasNext() && spansLines(record)) {
        throw new Problem(ProblemCode.IMPORT_QUOTE_OPEN, name, String.valueOf(lastLine));
      }
      return record;
    } catch (CsvParseException | UncheckedIOException bad) {
      boolean open = text.quotes % 2 == 1;
      throw new Problem(
          open ? ProblemCode.IMPORT_QUOTE_OPEN : ProblemCode.IMPORT_MALFORMED,
          name,
          String.valueOf(lastLine));
    }
  }

  private boolean spansLines(CsvRecord record) {
    return record.getFieldCount() < 2
        || header == null
        || record.getFieldCount() < header.size()
        || record.getFields().stream().anyMatch(cell -> cell.indexOf('\n') >= 0);
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int read = super.read(target, from, length);
      count += Math.max(0, read);
      return read;
    }
  }

  private static final class CountingReader extends FilterReader {
    private long quotes;
    private boolean ended;

    CountingReader(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
      int read = super.read(target, from, length);
      ended |= read < 0;
      for (int i = from; i < from + read; i++) {
        quotes += target[i] == '"' ? 1 : 0;
      }
      return read;
    }
  }
}
