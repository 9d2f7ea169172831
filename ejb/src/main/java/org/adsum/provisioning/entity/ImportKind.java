package org.adsum.provisioning.entity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the lines of a file are. In this order the files of a ZIP are taken. */
public enum ImportKind {
  FACULTIES(
      List.of("orgs", "faculties"),
      columns(
          "sourcedid=sourcedid,externalid",
          "status=status",
          "code=code,identifier,facultycode",
          "title=title,name",
          "parent=parentsourcedid,parent"),
      List.of("title")),
  TERMS(
      List.of("academicsessions", "terms"),
      columns(
          "sourcedid=sourcedid,externalid",
          "status=status",
          "code=code,termcode",
          "title=title,name",
          "starts=startdate,start,startson",
          "ends=enddate,end,endson",
          "parent=parentsourcedid,parent"),
      List.of("title", "starts", "ends")),
  COURSES(
      List.of("courses"),
      columns(
          "sourcedid=sourcedid,externalid",
          "status=status",
          "code=coursecode,code",
          "title=title,name",
          "faculty=orgsourcedid,faculty,facultycode"),
      List.of("code", "title")),
  SECTIONS(
      List.of("classes", "sections"),
      columns(
          "sourcedid=sourcedid,externalid",
          "status=status",
          "course=coursesourcedid,course,coursecode",
          "term=termsourcedids,term,termcode",
          "number=classcode,number,section",
          "room=location,room"),
      List.of("course", "term", "number")),
  USERS(
      List.of("users"),
      columns(
          "sourcedid=sourcedid,externalid",
          "status=status",
          "enabled=enableduser,enabled,active",
          "username=username,user,login",
          "given=givenname,firstname",
          "family=familyname,lastname,surname",
          "name=name,displayname,fullname",
          "email=email,mail",
          "roles=roles,role",
          "issuer=issuer,iss",
          "subject=subject,sub"),
      List.of("username")),
  ENROLMENTS(
      List.of("enrollments", "enrolments", "rosters", "teaching"),
      columns(
          "sourcedid=sourcedid,externalid",
          "status=status",
          "class=classsourcedid,class",
          "course=course,coursecode",
          "term=term,termcode",
          "number=number,section,classcode",
          "user=usersourcedid,username,user,student,teacher",
          "role=role",
          "from=begindate,from",
          "to=enddate,to"),
      List.of("user"));

  private final List<String> fileNames;
  private final Map<String, String> fields;
  private final List<String> required;

  ImportKind(List<String> fileNames, Map<String, String> fields, List<String> required) {
    this.fileNames = fileNames;
    this.fields = fields;
    this.required = required;
  }

  /** The kind that a file of this name holds: OneRoster's names and Adsum's own. */
  public static Optional<ImportKind> ofFileName(String name) {
    String plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String stem = plain.toLowerCase(Locale.ROOT).replaceFirst("\\.[a-z]{1,4}$", "");
    return Arrays.stream(values()).filter(kind -> kind.fileNames.contains(stem)).findFirst();
  }

  /** The kind that these columns, as the file writes them, are the columns of. */
  public static Optional<ImportKind> ofHeader(List<String> header) {
    List<String> names = header.stream().map(ImportKind::plain).toList();
    if (holds(names, "usersourcedid")
        || ENROLMENTS.knows(names, "user") && ENROLMENTS.knows(names, "number")) {
      return Optional.of(ENROLMENTS);
    }
    if (SECTIONS.knowsAll(names)) {
      return Optional.of(SECTIONS);
    }
    if (USERS.knowsAll(names)) {
      return Optional.of(USERS);
    }
    if (TERMS.knowsAll(names)) {
      return Optional.of(TERMS);
    }
    if (holds(names, "coursecode") || holds(names, "faculty") && COURSES.knowsAll(names)) {
      return Optional.of(COURSES);
    }
    boolean org = holds(names, "identifier") || holds(names, "code") || holds(names, "type");
    return org && FACULTIES.knowsAll(names) ? Optional.of(FACULTIES) : Optional.empty();
  }

  /** The field that a column is, whatever its case, blanks and underscores; empty for others. */
  public Optional<String> field(String column) {
    return Optional.ofNullable(fields.get(plain(column)));
  }

  /** The fields without which no line makes sense. */
  public List<String> required() {
    return required;
  }

  private boolean knowsAll(List<String> names) {
    return required.stream().allMatch(field -> knows(names, field));
  }

  private boolean knows(List<String> names, String field) {
    return names.stream().anyMatch(name -> field.equals(fields.get(name)));
  }

  private static boolean holds(List<String> names, String name) {
    return names.contains(name);
  }

  private static String plain(String column) {
    return column.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
  }

  private static Map<String, String> columns(String... fields) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String field : fields) {
      String[] parts = field.split("=");
      for (String column : parts[1].split(",")) {
        all.putIfAbsent(column, parts[0]);
      }
    }
    return all;
  }
}
