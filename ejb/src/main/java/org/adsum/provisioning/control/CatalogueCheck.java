package org.adsum.provisioning.control;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adsum.course.entity.CatalogueKind;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;
import org.adsum.shared.entity.KnownDays;
import org.adsum.shared.entity.RowImage;

/** Compares lines of faculties, terms, courses and sections with those that there are. */
final class CatalogueCheck {
  private static final int LONGEST_CODE = 32;
  private static final int LONGEST_TITLE = 200;

  private final CheckContext context;
  private final References references;

  CatalogueCheck(CheckContext context) {
    this.context = context;
    this.references = new References(context);
  }

  void check(RowKind kind, List<ImportLine> lines) {
    CatalogueKind table = CatalogueKind.valueOf(kind.name());
    Map<ImportLine, Map<String, String>> wanted = new LinkedHashMap<>();
    Map<String, String> courses = refer(kind, RowKind.SECTION, RowKind.COURSE, lines, "course");
    Map<String, String> terms = refer(kind, RowKind.SECTION, RowKind.TERM, lines, "term");
    Map<String, String> faculties = refer(kind, RowKind.COURSE, RowKind.FACULTY, lines, "faculty");
    for (ImportLine line : lines) {
      wanted.put(
          line,
          switch (kind) {
            case FACULTY -> faculty(line);
            case TERM -> term(line);
            case COURSE -> course(line, faculties);
            default -> section(line, courses, terms);
          });
    }
    Map<String, String> byName =
        context.rows().byExternalId(null, kind, UserCheck.all(lines, "sourcedid"));
    Map<String, RowImage> byId = new HashMap<>();
    context.catalogue().byId(table, byName.values()).forEach(i -> byId.put(i.id(), i));
    List<List<String>> keys =
        wanted.values().stream()
            .filter(values -> table.key().stream().allMatch(k -> values.get(k) != null))
            .map(values -> table.key().stream().map(values::get).toList())
            .distinct()
            .toList();
    Map<String, RowImage> byKey = new HashMap<>();
    context.catalogue().byKey(table, keys).forEach(i -> byKey.put(key(table, i.values()), i));
    for (ImportLine line : lines) {
      Map<String, String> values = wanted.get(line);
      line.naturalKey = table.key().size() == 1 ? values.get("code") : key(table, values);
      if (line.naturalKey != null
          && line.naturalKey.contains("null")
          && table.key().stream().anyMatch(k -> values.get(k) == null)) {
        line.naturalKey = null;
      }
      if (line.isToBeDeleted()) {
        line.wrong("status", "not-deleted", "tobedeleted");
        continue;
      }
      RowImage known = byId.get(byName.getOrDefault(Objects.toString(line.externalId()), ""));
      RowImage namesake = byKey.get(key(table, values));
      if (known != null && namesake != null && !known.id().equals(namesake.id())) {
        line.wrong(kind == RowKind.SECTION ? "number" : "code", "taken", line.label);
      }
      RowImage there = known == null ? namesake : known;
      if (there == null) {
        table.columns().forEach(column -> values.putIfAbsent(column, null));
        line.create(context.ids().next(), values);
      } else {
        line.compare(there.id(), there.values(), values);
        if (kind == RowKind.SECTION
            && (line.after.containsKey("course_id") || line.after.containsKey("term_id"))) {
          // Its sessions and records belong to the course and the term.
          line.wrong("course", "section-moves", line.label);
        }
      }
      if (!line.problems.isEmpty()) {
        line.state = ImportRowState.ERROR;
      }
    }
  }

  private Map<String, String> refer(
      RowKind kind, RowKind when, RowKind to, List<ImportLine> lines, String field) {
    return kind == when ? references.find(to, UserCheck.all(lines, field)) : Map.of();
  }

  private static String key(CatalogueKind kind, Map<String, String> values) {
    StringBuilder key = new StringBuilder();
    for (String column : kind.key()) {
      String value = values.get(column);
      key.append(value == null ? "null" : ImportLine.folded(value)).append(':');
    }
    return key.toString();
  }

  private static Map<String, String> faculty(ImportLine line) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("code", code(line));
    values.put("title", line.need("title", LONGEST_TITLE));
    return values;
  }

  /** OneRoster's organisations and terms need no code; a short title or id stands in for it. */
  private static String code(ImportLine line) {
    String code = line.within("code", LONGEST_CODE);
    for (String other : new String[] {"title", "sourcedid"}) {
      String candidate = line.get(other);
      if (code == null && candidate != null && candidate.length() <= LONGEST_CODE) {
        code = candidate;
      }
    }
    if (code == null) {
      line.wrong("code", "missing", "");
    }
    line.label = Objects.toString(code, "");
    return code;
  }

  private static Map<String, String> term(ImportLine line) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("code", code(line));
    values.put("title", line.need("title", LONGEST_TITLE));
    LocalDate starts = day(line, "starts");
    LocalDate ends = day(line, "ends");
    if (starts != null && ends != null && ends.isBefore(starts)) {
      line.wrong("ends", "before-start", ends.toString());
    }
    values.put("starts_on", Objects.toString(starts, null));
    values.put("ends_on", Objects.toString(ends, null));
    return values;
  }

  static LocalDate day(ImportLine line, String field) {
    String text = line.need(field, LONGEST_CODE);
    try {
      return text == null ? null : KnownDays.day(text);
    } catch (DateTimeException wrong) {
      line.wrong(field, "no-date", text);
      return null;
    }
  }

  private static Map<String, String> course(ImportLine line, Map<String, String> faculties) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("code", line.need("code", LONGEST_CODE));
    values.put("title", line.need("title", LONGEST_TITLE));
    line.label = Objects.toString(line.get("code"), "");
    if (line.has("faculty")) {
      values.put("faculty_id", found(line, "faculty", faculties, false));
    }
    return values;
  }

  private static Map<String, String> section(
      ImportLine line, Map<String, String> courses, Map<String, String> terms) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("course_id", found(line, "course", courses, true));
    values.put("term_id", found(line, "term", terms, true));
    values.put("number", line.need("number", 16));
    if (line.has("room")) {
      values.put("room", line.within("room", 64));
    }
    line.label = line.get("course") + " " + line.get("number") + " " + line.get("term");
    return values;
  }

  private static String found(
      ImportLine line, String field, Map<String, String> known, boolean needed) {
    String word = needed ? line.need(field, 255) : line.within(field, 255);
    String id = word == null ? null : known.get(word);
    if (word != null && id == null) {
      line.wrong(field, "unknown", word);
    }
    return id;
  }
}
