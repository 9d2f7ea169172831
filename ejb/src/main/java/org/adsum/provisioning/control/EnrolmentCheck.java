package org.adsum.provisioning.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.course.entity.CatalogueKind;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;
import org.adsum.shared.entity.KnownDays;
import org.adsum.shared.entity.RowImage;

/**
 * Compares lines of rosters and teaching assignments with those that there are. What a line says of
 * the past counts from the moment of applying, and what has ended stays as it ended.
 */
final class EnrolmentCheck {
  private final CheckContext context;
  private final References references;

  EnrolmentCheck(CheckContext context) {
    this.context = context;
    this.references = new References(context);
  }

  void check(List<ImportLine> lines) {
    Map<String, String> users = references.find(RowKind.USER, UserCheck.all(lines, "user"));
    Map<String, Map<String, String>> accounts =
        references.values(users.values(), context.accounts()::byId);
    Map<ImportLine, String> sections = sections(lines);
    for (ImportLine line : lines) {
      String user = line.need("user", 255);
      String person = user == null ? null : users.get(user);
      if (user != null && person == null) {
        line.wrong("user", "unknown", user);
      }
      Map<String, String> account = person == null ? Map.of() : accounts.get(person);
      line.kind = kind(line, account);
      String section = sections.get(line);
      line.label =
          user
              + " · "
              + Objects.toString(
                  line.get("class"),
                  line.get("course") + " " + line.get("number") + " " + line.get("term"));
      String role = line.kind == RowKind.ROSTER ? Role.STUDENT_NAME : Role.TEACHER_NAME;
      if (person != null && !words(account.get("roles")).contains(role)) {
        line.wrong("user", "lacks-role", role);
      }
      line.naturalKey = person == null || section == null ? null : section + ":" + person;
    }
    Map<String, String> names = new HashMap<>();
    for (RowKind kind : List.of(RowKind.ROSTER, RowKind.TEACHING)) {
      names.putAll(context.rows().byExternalId(null, kind, UserCheck.all(lines, "sourcedid")));
    }
    Map<String, List<RowImage>> rosters = existing(CatalogueKind.ROSTER, RowKind.ROSTER, lines);
    Map<String, List<RowImage>> teaching =
        existing(CatalogueKind.TEACHING, RowKind.TEACHING, lines);
    for (ImportLine line : lines) {
      if (line.naturalKey == null || !line.problems.isEmpty()) {
        continue;
      }
      String[] pair = line.naturalKey.split(":");
      if (line.kind == RowKind.TEACHING) {
        teaching(line, pair, teaching.getOrDefault(line.naturalKey, List.of()));
      } else {
        roster(
            line,
            pair,
            rosters.getOrDefault(line.naturalKey, List.of()),
            names.get(Objects.toString(line.externalId())));
      }
    }
  }

  private static RowKind kind(ImportLine line, Map<String, String> account) {
    String role = line.get("role");
    if (role == null) {
      Set<String> roles = words(account.get("roles"));
      return roles.contains(Role.TEACHER_NAME) && !roles.contains(Role.STUDENT_NAME)
          ? RowKind.TEACHING
          : RowKind.ROSTER;
    }
    return switch (role.toLowerCase(Locale.ROOT)) {
      case "student" -> RowKind.ROSTER;
      case "teacher", "aide", "proctor" -> RowKind.TEACHING;
      default -> {
        line.wrong("role", "role-unknown", role);
        yield RowKind.ROSTER;
      }
    };
  }

  private static Set<String> words(String roles) {
    return roles == null ? Set.of() : Set.of(roles.split(" "));
  }

  /** The section of each line: by its external id, or by course, term and number. */
  private Map<ImportLine, String> sections(List<ImportLine> lines) {
    Map<String, String> byName =
        context
            .rows()
            .byExternalId(context.batch(), RowKind.SECTION, UserCheck.all(lines, "class"));
    Map<String, String> courses = references.find(RowKind.COURSE, UserCheck.all(lines, "course"));
    Map<String, String> terms = references.find(RowKind.TERM, UserCheck.all(lines, "term"));
    Map<ImportLine, List<String>> keys = new LinkedHashMap<>();
    for (ImportLine line : lines) {
      if (line.get("class") == null) {
        String course = courses.get(Objects.toString(line.need("course", 255)));
        String term = terms.get(Objects.toString(line.need("term", 255)));
        String number = line.need("number", 16);
        if (course != null && term != null && number != null) {
          keys.put(line, List.of(course, term, number));
        }
      }
    }
    Map<String, String> byKey = new HashMap<>();
    context
        .catalogue()
        .byKey(CatalogueKind.SECTION, keys.values().stream().distinct().toList())
        .forEach(
            i ->
                byKey.put(
                    key(
                        i.values().get("course_id"),
                        i.values().get("term_id"),
                        i.values().get("number")),
                    i.id()));
    Set<String> naturalKeys =
        keys.values().stream()
            .map(k -> key(k.get(0), k.get(1), k.get(2)))
            .collect(Collectors.toSet());
    byKey.putAll(context.rows().byNaturalKey(context.batch(), RowKind.SECTION, naturalKeys));
    Map<ImportLine, String> found = new HashMap<>();
    for (ImportLine line : lines) {
      List<String> key = keys.get(line);
      String id =
          line.get("class") != null
              ? byName.get(line.get("class"))
              : key == null ? null : byKey.get(key(key.get(0), key.get(1), key.get(2)));
      if (id == null && line.problems.isEmpty()) {
        String field = line.get("class") == null ? "number" : "class";
        line.wrong(field, "unknown", line.get(field));
      }
      found.put(line, id);
    }
    return found;
  }

  private static String key(String course, String term, String number) {
    return course + ":" + term + ":" + ImportLine.folded(number) + ":";
  }

  private Map<String, List<RowImage>> existing(
      CatalogueKind table, RowKind kind, List<ImportLine> lines) {
    List<List<String>> pairs =
        lines.stream()
            .filter(line -> line.kind == kind && line.naturalKey != null)
            .map(line -> List.of(line.naturalKey.split(":")))
            .distinct()
            .toList();
    Map<String, List<RowImage>> found = new HashMap<>();
    for (RowImage image : context.catalogue().byKey(table, pairs)) {
      String pair = table.key().stream().map(image.values()::get).collect(Collectors.joining(":"));
      found.computeIfAbsent(pair, key -> new ArrayList<>()).add(image);
    }
    return found;
  }

  private void teaching(ImportLine line, String[] pair, List<RowImage> there) {
    if (line.isToBeDeleted()) {
      line.state = there.isEmpty() ? ImportRowState.SAME : ImportRowState.GONE;
      there.forEach(
          image -> {
            line.target = image.id();
            line.before = image.values();
          });
    } else if (there.isEmpty()) {
      Map<String, String> wanted = new LinkedHashMap<>();
      wanted.put("section_id", pair[0]);
      wanted.put("teacher_id", pair[1]);
      line.create(context.ids().next(), wanted);
    } else {
      line.compare(there.get(0).id(), Map.of(), Map.of());
    }
  }

  private void roster(ImportLine line, String[] pair, List<RowImage> there, String named) {
    Instant from = time(line, "from");
    Instant to = time(line, "to");
    if (!line.problems.isEmpty()) {
      return;
    }
    if (from != null && to != null && !to.isAfter(from)) {
      line.wrong("to", "before-start", line.get("to"));
      return;
    }
    RowImage entry = match(there, named, from);
    if (entry == null) {
      create(line, pair, from, to);
    } else {
      adjust(line, entry, from, to);
    }
    for (RowImage other : there) {
      if (line.state != ImportRowState.SAME
          && line.problems.isEmpty()
          && other != entry
          && overlap(line, entry, other)) {
        line.wrong("from", "overlaps", Objects.toString(line.get("from"), ""));
      }
    }
  }

  private void create(ImportLine line, String[] pair, Instant from, Instant to) {
    boolean over = to != null && !to.isAfter(context.at());
    if (line.isToBeDeleted() || over) {
      // Not known here and over: to take it in would change the past.
      line.state = ImportRowState.SAME;
      return;
    }
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("section_id", pair[0]);
    wanted.put("student_id", pair[1]);
    wanted.put("valid_from", ahead(from) ? from.toString() : ImportLine.WHEN_APPLIED);
    wanted.put("valid_to", Objects.toString(to, null));
    line.create(context.ids().next(), wanted);
  }

  private void adjust(ImportLine line, RowImage entry, Instant from, Instant to) {
    Map<String, String> now = entry.values();
    Instant start = Instant.parse(now.get("valid_from"));
    Instant end = now.get("valid_to") == null ? null : Instant.parse(now.get("valid_to"));
    line.target = entry.id();
    if (end != null && !end.isAfter(context.at())) {
      line.state = ImportRowState.SAME;
      return;
    }
    Map<String, String> wanted = new LinkedHashMap<>();
    if (start.isAfter(context.at()) && from != null) {
      wanted.put("valid_from", ahead(from) ? from.toString() : ImportLine.WHEN_APPLIED);
    }
    if (line.isToBeDeleted()) {
      wanted.put("valid_to", ahead(start) ? start.toString() : ImportLine.WHEN_APPLIED);
    } else if (line.has("to")) {
      wanted.put(
          "valid_to", to == null ? null : ahead(to) ? to.toString() : ImportLine.WHEN_APPLIED);
    }
    line.compare(entry.id(), now, wanted);
  }

  private boolean ahead(Instant time) {
    return time != null && time.isAfter(context.at());
  }

  /**
   * The entry that the line is about: by its name, or the one that goes on or begins as it says.
   */
  private RowImage match(List<RowImage> there, String named, Instant from) {
    List<RowImage> open =
        there.stream()
            .filter(
                image ->
                    image.values().get("valid_to") == null
                        || Instant.parse(image.values().get("valid_to")).isAfter(context.at()))
            .toList();
    return Stream.of(
            there.stream().filter(image -> image.id().equals(named)),
            there.stream()
                .filter(
                    image ->
                        from != null && from.toString().equals(image.values().get("valid_from"))),
            open.stream()
                .filter(
                    image ->
                        !ahead(from) || open.size() == 1 && image.values().get("valid_to") == null))
        .flatMap(candidates -> candidates)
        .findFirst()
        .orElse(null);
  }

  private boolean overlap(ImportLine line, RowImage entry, RowImage other) {
    Map<String, String> mine = new HashMap<>(entry == null ? Map.of() : entry.values());
    mine.putAll(line.after);
    return overlap(mine, other.values(), context.at());
  }

  /** Whether two stays of one student in one section share a moment. */
  static boolean overlap(Map<String, String> one, Map<String, String> other, Instant now) {
    Instant from = instant(one.get("valid_from"), now);
    Instant to = instant(one.get("valid_to"), now);
    Instant otherFrom = instant(other.get("valid_from"), now);
    Instant otherTo = instant(other.get("valid_to"), now);
    boolean empty = from.equals(to) || otherFrom.equals(otherTo);
    return !empty
        && (to == null || otherFrom.isBefore(to))
        && (otherTo == null || from.isBefore(otherTo));
  }

  private static Instant instant(String text, Instant now) {
    return text == null ? null : text.equals(ImportLine.WHEN_APPLIED) ? now : Instant.parse(text);
  }

  private Instant time(ImportLine line, String field) {
    String text = line.get(field);
    if (text == null) {
      return null;
    }
    try {
      return text.contains("T")
          ? KnownDays.moment(text)
          : KnownDays.day(text).atStartOfDay(context.zone()).toInstant();
    } catch (DateTimeException wrong) {
      line.wrong(field, "no-date", text);
      return null;
    }
  }
}
