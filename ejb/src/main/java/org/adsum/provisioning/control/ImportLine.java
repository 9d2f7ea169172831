package org.adsum.provisioning.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.adsum.provisioning.boundary.RowProblem;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;

/** One line while it is compared. */
final class ImportLine {
  /** A time that is not known before the import is applied. */
  static final String WHEN_APPLIED = "now";

  private final Map<String, String> cells;
  final int line;
  RowKind kind;
  ImportRowState state;
  String naturalKey;
  String target;
  String label = "";
  Map<String, String> before = new LinkedHashMap<>();
  Map<String, String> after = new LinkedHashMap<>();
  final List<RowProblem> problems = new ArrayList<>();

  /** A line with the cells of those fields that the file has. */
  ImportLine(int line, RowKind kind, Map<String, String> cells) {
    this.line = line;
    this.kind = kind;
    this.cells = cells;
  }

  /** Whether the file has the column at all. */
  boolean has(String field) {
    return cells.containsKey(field);
  }

  /** The cell without blanks around it; null when it is empty or there is no such column. */
  String get(String field) {
    String cell = cells.get(field);
    return cell == null || cell.isBlank() ? null : cell.strip();
  }

  /** The cell, which must not be empty or too long. */
  String need(String field, int most) {
    String cell = within(field, most);
    if (cell == null && problems.stream().noneMatch(p -> p.column().equals(field))) {
      wrong(field, "missing", "");
    }
    return cell;
  }

  /** The cell, which must not be too long. */
  String within(String field, int most) {
    String cell = get(field);
    if (cell != null && cell.codePointCount(0, cell.length()) > most) {
      wrong(field, "too-long", String.valueOf(most));
      return null;
    }
    return cell;
  }

  String externalId() {
    return get("sourcedid");
  }

  boolean isToBeDeleted() {
    return "tobedeleted".equalsIgnoreCase(get("status"));
  }

  void wrong(String field, String what, String value) {
    String shown = value == null ? "" : value;
    problems.add(
        new RowProblem(field, what, shown.length() > 100 ? shown.substring(0, 100) + "…" : shown));
  }

  /** Takes what is different between what there is and what is wanted. */
  void compare(String id, Map<String, String> now, Map<String, String> wanted) {
    target = id;
    wanted.forEach(
        (field, value) -> {
          if (!Objects.equals(now.get(field), value)) {
            before.put(field, now.get(field));
            after.put(field, value);
          }
        });
    state = after.isEmpty() ? ImportRowState.SAME : ImportRowState.CHANGED;
  }

  /** Takes all that is wanted as new. */
  void create(String id, Map<String, String> wanted) {
    target = id;
    after = new LinkedHashMap<>(wanted);
    state = ImportRowState.NEW;
  }

  /** The state at the end: a line with a problem is an error whatever else it is. */
  ImportRowState outcome() {
    return problems.isEmpty() && state != null ? state : ImportRowState.ERROR;
  }

  /** As the database compares user names and codes: without case and accents. */
  static String folded(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
