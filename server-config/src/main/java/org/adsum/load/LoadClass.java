package org.adsum.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adsum.launcher.Json;

/**
 * The students, their teacher and their sections: made once through the API and found again later,
 * for their names tell with which photos they were enrolled. Everybody is signed in.
 *
 * <p>On the server's own computer the students' tokens are written into the database, because a
 * thousand passwords to check take minutes and are not what is measured; a server elsewhere gets
 * accounts with passwords, and everybody signs in. Templates are always made of photos by the
 * server itself.
 */
public final class LoadClass {
  private static final String COURSE = "LOAD";
  private static final int AT_ONCE = 4;
  private static final int PAGE = 500;
  private static final int TOKEN_HOURS = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final LoadTarget target;
  private final LoadSettings settings;
  private final Faces faces;
  private final Consumer<String> say;
  private final String password = secret();
  private Line admin;
  private final List<String> students = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final List<String> sections = new ArrayList<>();

  private LoadClass(LoadTarget target, LoadSettings settings, Faces faces, Consumer<String> say) {
    this.target = target;
    this.settings = settings;
    this.faces = faces;
    this.say = say;
  }

  /**
   * Makes what is missing.
   *
   * @param say hears what is done, in a few lines
   * @throws LoadProblem when the server refuses something
   */
  public static LoadClass prepare(
      LoadTarget target, LoadSettings settings, Faces faces, Consumer<String> say) {
    LoadClass made = new LoadClass(target, settings, faces, say);
    try {
      made.prepare();
    } catch (IOException | SQLException e) {
      throw new LoadProblem("prepare: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadProblem("prepare: interrupted", e);
    }
    return made;
  }

  /** The admin, who plays the teacher, too. */
  Line teacher() {
    return admin;
  }

  String student(int number) {
    return students.get(number);
  }

  String token(int number) {
    return tokens.get(number);
  }

  int sectionOf(int number) {
    return number % sections.size();
  }

  List<String> sections() {
    return List.copyOf(sections);
  }

  private void prepare() throws IOException, InterruptedException, SQLException {
    Line nobody = Line.of(Line.client(target), target.url(), "");
    String token =
        require(
                nobody.send(
                    "POST",
                    "tokens",
                    Map.of("username", target.adminUser(), "password", target.adminPassword())),
                200)
            .text("token");
    admin = nobody.signedIn(token);
    makeSections();
    makeStudents();
    boolean local = target.local().isPresent();
    if (local) {
      writeTokens();
    } else {
      each("signed in", settings.students(), this::signIn);
    }
    Set<String> enrolled = settings.route() == LoadSettings.Route.CODE ? Set.of() : enrolled();
    List<Integer> missing =
        settings.route() == LoadSettings.Route.CODE
            ? List.of()
            : IntStream.range(0, settings.students())
                .filter(i -> settings.route() == LoadSettings.Route.FACE || i % 2 == 0)
                .filter(i -> !enrolled.contains(students.get(i)))
                .boxed()
                .toList();
    each("enrolled", missing.size(), i -> enrol(missing.get(i)));
    putOnRosters();
  }

  private void makeSections() throws IOException, InterruptedException {
    String term = term();
    String course =
        find("courses?q=" + COURSE, "code", COURSE)
            .orElseGet(
                () ->
                    make("courses", Map.of("code", COURSE, "title", "Load driver"))
                        .get("id")
                        .toString());
    Map<String, String> known = new HashMap<>();
    for (Object item : pages("sections?q=" + COURSE)) {
      Map<String, Object> section = Json.asObject(item);
      if (COURSE.equals(section.get("course"))) {
        known.put(String.valueOf(section.get("number")), String.valueOf(section.get("id")));
      }
    }
    for (int i = 0; i < settings.sections(); i++) {
      // With the number of sections in its name: a student is in one section of each division.
      String number = faces.mark() + "-" + settings.sections() + "-" + (i + 1);
      String id = known.get(number);
      if (id == null) {
        id =
            make("sections", Map.of("courseId", course, "termId", term, "number", number))
                .get("id")
                .toString();
      }
      sections.add(id);
    }
  }

  private String term() throws IOException, InterruptedException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    for (Object item : require(admin.get("terms"), 200).list()) {
      Map<String, Object> term = Json.asObject(item);
      if (COURSE.equals(term.get("code"))) {
        return String.valueOf(term.get("id"));
      }
    }
    return make(
            "terms",
            Map.of(
                "code",
                COURSE,
                "title",
                "Load driver",
                "startsOn",
                today.minusDays(1).toString(),
                "endsOn",
                today.plusYears(1).toString()))
        .get("id")
        .toString();
  }

  private void makeStudents() throws IOException, InterruptedException {
    Map<String, String> known = new HashMap<>();
    for (Object item : pages("users?q=" + prefix())) {
      Map<String, Object> user = Json.asObject(item);
      known.put(String.valueOf(user.get("username")), String.valueOf(user.get("id")));
    }
    for (int i = 0; i < settings.students(); i++) {
      students.add(known.getOrDefault(name(i), ""));
      tokens.add("");
    }
    List<Integer> missing =
        IntStream.range(0, settings.students())
            .filter(i -> students.get(i).isEmpty())
            .boxed()
            .toList();
    boolean local = target.local().isPresent();
    each(
        "accounts",
        missing.size(),
        i -> {
          int number = missing.get(i);
          Map<String, Object> account = new HashMap<>();
          account.put("username", name(number));
          account.put("name", "Load " + (number + 1));
          account.put("roles", List.of("STUDENT"));
          if (!local) {
            account.put("password", password);
          }
          students.set(number, make("users", account).get("id").toString());
        });
    if (!local && missing.size() < settings.students()) {
      Set<Integer> made = new HashSet<>(missing);
      List<Integer> old =
          IntStream.range(0, settings.students()).filter(i -> !made.contains(i)).boxed().toList();
      each("passwords", old.size(), i -> giveAPassword(old.get(i)));
    }
  }

  /** An account of an earlier run: nobody knows its password any more. */
  private void giveAPassword(int number) throws IOException, InterruptedException {
    String path = "users/" + students.get(number);
    Map<String, Object> account = require(admin.get(path), 200).json();
    Map<String, Object> changed = new HashMap<>();
    for (String kept : List.of("username", "name", "roles")) {
      changed.put(kept, account.get(kept));
    }
    changed.put("version", ((Number) account.get("version")).intValue());
    changed.put("password", password);
    require(admin.send("PUT", path, changed), 200);
  }

  private void signIn(int number) throws IOException, InterruptedException {
    tokens.set(
        number,
        require(
                admin
                    .signedIn("")
                    .send("POST", "tokens", Map.of("username", name(number), "password", password)),
                200)
            .text("token"));
  }

  private void writeTokens() throws SQLException {
    LoadTarget.Local local = target.local().orElseThrow();
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    try (Connection connection =
            DriverManager.getConnection(
                local.databaseUrl(), local.databaseUser(), local.databasePassword());
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into api_token (secret_hash, user_id, issued_at, expires_at)"
                    + " values (?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < settings.students(); i++) {
        String token = secret();
        tokens.set(i, token);
        insert.setBytes(1, sha256(token));
        insert.setString(2, students.get(i));
        insert.setObject(3, now);
        insert.setObject(4, now.plusHours(TOKEN_HOURS));
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  private Set<String> enrolled() throws IOException, InterruptedException {
    return pages("users/enrolments?q=" + prefix()).stream()
        .map(Json::asObject)
        .filter(row -> row.get("templates") instanceof Number count && count.intValue() > 0)
        .map(row -> String.valueOf(row.get("student")))
        .collect(Collectors.toSet());
  }

  private void enrol(int number) throws IOException, InterruptedException {
    require(
        admin.form("users/" + students.get(number) + "/templates", faces.enrolment(number)), 201);
  }

  private void putOnRosters() throws IOException, InterruptedException {
    List<Set<String>> rosters = new ArrayList<>();
    for (String section : sections) {
      rosters.add(
          pages("sections/" + section + "/students?").stream()
              .map(person -> String.valueOf(Json.asObject(person).get("id")))
              .collect(Collectors.toSet()));
    }
    List<Integer> missing =
        IntStream.range(0, settings.students())
            .filter(i -> !rosters.get(sectionOf(i)).contains(students.get(i)))
            .boxed()
            .toList();
    each(
        "on rosters",
        missing.size(),
        i -> {
          int number = missing.get(i);
          Line.Answer answer =
              admin.send(
                  "PUT",
                  "sections/" + sections.get(sectionOf(number)) + "/students/" + student(number),
                  null);
          if (answer.status() / 100 != 2) {
            require(answer, 204);
          }
        });
  }

  private String prefix() {
    return "load." + faces.mark() + ".";
  }

  private String name(int number) {
    return prefix() + String.format("%05d", number + 1);
  }

  private interface Step {
    void of(int number) throws IOException, InterruptedException;
  }

  /** Does something a few at a time, and says how far it is. */
  private void each(String what, int count, Step step) throws IOException, InterruptedException {
    if (count == 0) {
      return;
    }
    long start = System.nanoTime();
    ExecutorService few = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        running.add(
            few.submit(
                () -> {
                  step.of(number);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        try {
          one.get();
        } catch (java.util.concurrent.ExecutionException e) {
          throw new LoadProblem(what + ": " + e.getCause().getMessage(), e.getCause());
        }
      }
    } finally {
      few.shutdownNow();
    }
    say.accept(String.format("%s: %d, %.0f s", what, count, (System.nanoTime() - start) / 1e9));
  }

  private Optional<String> find(String path, String name, String value)
      throws IOException, InterruptedException {
    return pages(path).stream()
        .map(Json::asObject)
        .filter(item -> value.equals(item.get(name)))
        .map(item -> String.valueOf(item.get("id")))
        .findFirst();
  }

  private List<Object> pages(String path) throws IOException, InterruptedException {
    List<Object> all = new ArrayList<>();
    for (int page = 0; ; page++) {
      String query = (path.endsWith("?") ? "" : "&") + "page=" + page + "&size=" + PAGE;
      List<?> items = Json.asList(require(admin.get(path + query), 200).json().get("items"));
      all.addAll(items);
      if (items.size() < PAGE) {
        return all;
      }
    }
  }

  private Map<String, Object> make(String path, Map<String, Object> what) {
    try {
      return require(admin.send("POST", path, what), 201).json();
    } catch (IOException e) {
      throw new LoadProblem(path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadProblem(path, e);
    }
  }

  static Line.Answer require(Line.Answer answer, int status) {
    if (answer.status() != status) {
      throw new LoadProblem(
          answer.status()
              + " "
              + answer.problem()
              + ": "
              + answer.json().getOrDefault("title", "")
              + " "
              + answer.json().getOrDefault("detail", ""));
    }
    return answer;
  }

  private static String secret() {
    byte[] bytes = new byte[20];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
