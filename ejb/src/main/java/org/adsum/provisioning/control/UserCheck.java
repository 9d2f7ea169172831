package org.adsum.provisioning.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;
import org.adsum.shared.entity.RowImage;

/** Compares lines of users with the accounts that there are. */
final class UserCheck {
  private static final Set<String> YES = Set.of("true", "yes", "1");
  private static final Set<String> NO = Set.of("false", "no", "0");
  private static final Set<String> OFFICE =
      Set.of(Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME);

  /** Only a person gives these; a file neither gives nor takes them unless it may. */
  private static final Set<String> KEPT = Set.of(Role.ADMIN_NAME, Role.AUDITOR_NAME);

  private final CheckContext context;

  UserCheck(CheckContext context) {
    this.context = context;
  }

  void check(List<ImportLine> lines) {
    Map<String, String> byName =
        context.rows().byExternalId(null, RowKind.USER, all(lines, "sourcedid"));
    Map<String, RowImage> byId = new HashMap<>();
    Map<String, RowImage> byUsername = new HashMap<>();
    context.accounts().byId(byName.values()).forEach(account -> byId.put(account.id(), account));
    for (RowImage account : context.accounts().byUsername(all(lines, "username"))) {
      byUsername.put(ImportLine.folded(account.values().get("username")), account);
    }
    Map<String, String> bySubject = new HashMap<>();
    context
        .accounts()
        .bySubject(all(lines, "subject"))
        .forEach(a -> bySubject.put(external(a.values()), a.id()));
    for (ImportLine line : lines) {
      String username = line.need("username", 64);
      line.naturalKey = username;
      line.label = username == null ? "" : username;
      RowImage known = byId.get(byName.getOrDefault(Objects.toString(line.externalId()), ""));
      RowImage namesake = username == null ? null : byUsername.get(ImportLine.folded(username));
      RowImage account = known == null ? namesake : known;
      if (known != null && namesake != null && !known.id().equals(namesake.id())) {
        line.wrong("username", "taken", username);
      }
      Map<String, String> wanted = wanted(line, account);
      String holder = wanted.get("subject") == null ? null : bySubject.get(external(wanted));
      if (holder != null && (account == null || !holder.equals(account.id()))) {
        line.wrong("subject", "taken", wanted.get("subject"));
      }
      finish(line, account, wanted);
    }
  }

  private void finish(ImportLine line, RowImage account, Map<String, String> wanted) {
    if (account == null) {
      if (line.isToBeDeleted()) {
        line.state = ImportRowState.SAME;
        return;
      }
      if (!wanted.containsKey("display_name")) {
        line.wrong("name", "missing", "");
      }
      if (!wanted.containsKey("roles")) {
        line.wrong("roles", "missing", "");
      }
      for (String column : List.of("email", "issuer", "subject")) {
        wanted.putIfAbsent(column, null);
      }
      wanted.putIfAbsent("state", AccountState.ACTIVE.name());
      line.create(context.ids().next(), wanted);
    } else {
      line.compare(account.id(), account.values(), wanted);
    }
    Stream<String> roles =
        Stream.of(account == null ? null : account.values().get("roles"), line.after.get("roles"))
            .filter(Objects::nonNull)
            .flatMap(words -> Stream.of(words.split(" ")));
    if (!context.byAdmin()
        && line.state != ImportRowState.SAME
        && roles.anyMatch(OFFICE::contains)) {
      line.wrong("roles", "needs-admin", Objects.toString(line.get("roles"), ""));
    }
  }

  private Map<String, String> wanted(ImportLine line, RowImage account) {
    Map<String, String> wanted = new LinkedHashMap<>();
    if (line.isToBeDeleted()) {
      wanted.put("state", AccountState.INACTIVE.name());
      return wanted;
    }
    wanted.put("username", line.get("username"));
    String name = name(line);
    if (name != null) {
      wanted.put("display_name", name);
    }
    if (line.has("email")) {
      String email = line.within("email", 254);
      if (email != null && !email.matches("[^\\s@]+@[^\\s@]+")) {
        line.wrong("email", "no-email", email);
      }
      wanted.put("email", email);
    }
    external(line, wanted);
    state(line, wanted);
    if (line.has("roles")) {
      roles(line, account, wanted);
    }
    return wanted;
  }

  private static String name(ImportLine line) {
    String name = line.within("name", 200);
    if (name == null) {
      String joined =
          Stream.of(line.get("given"), line.get("family"))
              .filter(Objects::nonNull)
              .collect(Collectors.joining(" "));
      if (joined.length() > 200) {
        line.wrong("family", "too-long", "200");
      }
      name = joined.isEmpty() ? null : joined;
    }
    return name;
  }

  private static void external(ImportLine line, Map<String, String> wanted) {
    String issuer = line.within("issuer", 200);
    String subject = line.within("subject", 200);
    if ((issuer == null) != (subject == null)) {
      line.wrong(issuer == null ? "issuer" : "subject", "missing", "");
    } else if (issuer != null) {
      if (!(issuer + subject).matches("\\p{ASCII}*")) {
        line.wrong("subject", "not-ascii", subject);
      }
      wanted.put("issuer", issuer);
      wanted.put("subject", subject);
    }
  }

  private static void state(ImportLine line, Map<String, String> wanted) {
    String enabled = line.get("enabled");
    if (enabled == null) {
      return;
    }
    String word = enabled.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      wanted.put("state", AccountState.ACTIVE.name());
    } else if (NO.contains(word)) {
      wanted.put("state", AccountState.INACTIVE.name());
    } else {
      line.wrong("enabled", "not-true-or-false", enabled);
    }
  }

  private void roles(ImportLine line, RowImage account, Map<String, String> wanted) {
    TreeSet<String> roles = new TreeSet<>();
    String cell = line.need("roles", 200);
    for (String word : cell == null ? new String[0] : cell.split("[,;\\s]+")) {
      switch (word.toLowerCase(Locale.ROOT)) {
        case "student" -> roles.add(Role.STUDENT_NAME);
        case "teacher", "aide", "proctor" -> roles.add(Role.TEACHER_NAME);
        case "registrar" -> roles.add(Role.REGISTRAR_NAME);
        case "administrator",
            "admin",
            "districtadministrator",
            "siteadministrator",
            "systemadministrator" ->
            roles.add(context.grantAdmin() ? Role.ADMIN_NAME : Role.REGISTRAR_NAME);
        default -> line.wrong("roles", "role-unknown", word);
      }
    }
    if (account != null) {
      Stream.of(account.values().get("roles").split(" "))
          .filter(KEPT::contains)
          .forEach(roles::add);
    }
    if (!roles.isEmpty()) {
      wanted.put("roles", String.join(" ", roles));
    }
  }

  private static String external(Map<String, String> values) {
    return values.get("issuer") + " " + values.get("subject");
  }

  static Collection<String> all(List<ImportLine> lines, String field) {
    return lines.stream()
        .map(line -> line.get(field))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
