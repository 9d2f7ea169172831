package org.adsum.privacy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.adsum.identity.boundary.UserId;
import org.adsum.shared.boundary.Csv;

/**
 * A person's own copy: a ZIP with what each file holds in words, and each kind of data as JSON and
 * as CSV. One kind at a time is in memory.
 */
@ApplicationScoped
public class DataExport {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.adsum.messages.PersonalData");

  @Inject PersonalDataRepository data;
  @Inject Clock clock;

  /** Writes the ZIP; the stream stays open. */
  public void write(UserId person, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    entry(zip, "README.txt", readme());
    for (PersonalDataSet set : PersonalDataSet.values()) {
      List<List<Object>> rows = inWords(set, data.rows(set, person.value()));
      zip.putNextEntry(new ZipEntry("json/" + set.title() + ".json"));
      json(set, rows, zip);
      zip.closeEntry();
      entry(zip, "csv/" + set.title() + ".csv", csv(set, rows));
    }
    zip.finish();
  }

  private String readme() {
    StringBuilder text = new StringBuilder();
    text.append(WORDS.getString("readme.head"))
        .append("\n\n")
        .append(WORDS.getString("readme.made"))
        .append(' ')
        .append(clock.instant().truncatedTo(ChronoUnit.SECONDS))
        .append("\n\n");
    for (PersonalDataSet set : PersonalDataSet.values()) {
      text.append(set.title()).append(": ").append(WORDS.getString("set." + set)).append('\n');
    }
    return text.append('\n').append(WORDS.getString("readme.left-out")).append('\n').toString();
  }

  /** Reasons in the words that the student was told, instead of codes. */
  private static List<List<Object>> inWords(PersonalDataSet set, List<List<Object>> rows) {
    int reason = set == PersonalDataSet.CHECK_INS ? set.columns().indexOf("reason") : -1;
    if (reason < 0) {
      return rows;
    }
    return rows.stream()
        .map(
            row -> {
              List<Object> told = new ArrayList<>(row);
              told.set(reason, row.get(reason) == null ? null : words(row.get(reason)));
              return told;
            })
        .toList();
  }

  private static String words(Object reason) {
    try {
      return WORDS.getString("reason." + reason);
    } catch (MissingResourceException newReason) {
      return reason.toString();
    }
  }

  private static void json(PersonalDataSet set, List<List<Object>> rows, OutputStream out) {
    // Closing the generator would close the ZIP.
    JsonGenerator json = Json.createGenerator(new Unclosed(out));
    json.writeStartArray();
    for (List<Object> row : rows) {
      json.writeStartObject();
      for (int i = 0; i < row.size(); i++) {
        value(json, set.columns().get(i), row.get(i));
      }
      json.writeEnd();
    }
    json.writeEnd().close();
  }

  private static void value(JsonGenerator json, String name, Object value) {
    if (value == null) {
      json.writeNull(name);
    } else if (value instanceof Number number) {
      json.write(name, number.longValue());
    } else {
      json.write(name, value.toString());
    }
  }

  private static String csv(PersonalDataSet set, List<List<Object>> rows) {
    return Csv.file(
        set.columns(),
        rows.stream().map(row -> row.stream().map(v -> v == null ? "" : v.toString()).toList()));
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
