package org.adsum.provisioning.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adsum.provisioning.boundary.RowProblem;

/** Values and problems of a line as the database keeps them. */
final class ValueMap {
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private ValueMap() {}

  /** Null for no values. */
  static String write(Map<String, String> values) {
    if (values.isEmpty()) {
      return null;
    }
    JsonObjectBuilder json = BUILDERS.createObjectBuilder();
    values.forEach(
        (name, value) -> {
          if (value == null) {
            json.addNull(name);
          } else {
            json.add(name, value);
          }
        });
    return json.build().toString();
  }

  static Map<String, String> read(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (text != null) {
      try (JsonReader reader = READERS.createReader(new StringReader(text))) {
        JsonObject json = reader.readObject();
        json.keySet().forEach(n -> values.put(n, json.isNull(n) ? null : json.getString(n)));
      }
    }
    return values;
  }

  /** Null for no problems. */
  static String writeProblems(List<RowProblem> problems) {
    if (problems.isEmpty()) {
      return null;
    }
    JsonArrayBuilder json = BUILDERS.createArrayBuilder();
    problems.forEach(
        p -> json.add(BUILDERS.createArrayBuilder().add(p.column()).add(p.what()).add(p.value())));
    return json.build().toString();
  }

  static List<RowProblem> readProblems(String text) {
    if (text == null) {
      return List.of();
    }
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readArray().getValuesAs(JsonArray.class).stream()
          .map(p -> new RowProblem(p.getString(0), p.getString(1), p.getString(2)))
          .toList();
    }
  }
}
