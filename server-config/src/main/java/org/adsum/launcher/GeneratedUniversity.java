package org.adsum.launcher;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * An invented university, written straight into the database: faculties, rooms, terms, courses,
 * people, sections with teachers and rosters, closed sessions, records, and for the last weeks the
 * check-ins that led to them. The same seed on the same day gives the same rows.
 *
 * <p>Nothing of it is biometric: templates are random bytes that no key opens, so nobody can check
 * in by face and sessions have no code.
 */
final class GeneratedUniversity {

  /**
   * How much of everything.
   *
   * @param users accounts, of whom one in forty teaches
   * @param sections in four terms
   * @param records of attendance, about
   */
  record Size(int users, int sections, long records) {}

  private static final int TERMS = 4;
  private static final int TERM_WEEKS = 15;
  private static final int CURRENT_WEEK = 12;
  private static final int USERS_A_TEACHER = 40;
  private static final int SECTIONS_A_COURSE = 5;
  private static final int ROOMS = 240;
  private static final int DAYS_WITH_ATTEMPTS = 21;
  private static final double ATTENDED = 0.87;
  private static final int LARGEST_ROSTER = 450;
  private static final byte[] UNREADABLE = new byte[64];
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final String[] FACULTIES = {
    "Engineering", "Science", "Medicine", "Law", "Economics", "Arts", "Education", "Theology"
  };
  private static final String[] SUBJECTS = {
    "Algebra",
    "Anatomy",
    "Architecture",
    "Chemistry",
    "Contracts",
    "Databases",
    "Ecology",
    "Ethics",
    "Finance",
    "Genetics",
    "Grammar",
    "History",
    "Linguistics",
    "Logic",
    "Mechanics",
    "Networks",
    "Optics",
    "Pedagogy",
    "Philosophy",
    "Physics",
    "Poetics",
    "Statistics",
    "Thermodynamics"
  };
  private static final String[] LEVELS = {
    "Introduction to ", "Advanced ", "Foundations of ", "Topics in ", "Applied ", "Seminar: "
  };
  private static final String[] FIRST = {
    "Ana", "Ben", "Chiara", "Davud", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kenji",
    "Leila", "Marek", "Nadia", "Olu", "Priya", "Quentin", "Rosa", "Søren", "Thandi", "Uma",
    "Václav", "Wanjiru", "Xiu", "Yara", "Zoë"
  };
  private static final String[] LAST = {
    "Novak",
    "Okafor",
    "Petrov",
    "Quispe",
    "Ahmed",
    "Bianchi",
    "Costa",
    "Dubois",
    "Eriksson",
    "Fischer",
    "García",
    "Horvat",
    "Ibrahim",
    "Jansen",
    "Kowalski",
    "Lindqvist",
    "Müller",
    "Nguyen",
    "O'Brien",
    "Papadopoulos",
    "Rossi",
    "Sato",
    "Tanaka",
    "Usman",
    "van den Berg",
    "Weber",
    "Yılmaz",
    "Zhang"
  };
  private static final String[] REFUSALS = {
    "NOT_RECOGNISED", "NOT_RECOGNISED", "TOO_DARK", "NO_FACE", "BLURRED", "TURNED_AWAY", "TOO_SMALL"
  };

  private final Connection connection;
  private final Size size;
  private final Random random;
  private final LocalDate today;
  private final Instant now;
  private final Consumer<String> say;
  private long ids;
  private final List<String> courses = new ArrayList<>();
  private final List<String> rooms = new ArrayList<>();
  private final List<String> terms = new ArrayList<>();
  private final List<LocalDate> termStarts = new ArrayList<>();
  private String[] teachers;
  private String[] students;
  private int policy;
  private String model;
  private String modelVersion;
  private String opener;
  private BulkTable sessions;
  private BulkTable records;
  private BulkTable tickets;
  private BulkTable attempts;
  private BulkTable results;

  GeneratedUniversity(
      Connection connection, Size size, long seed, Instant now, Consumer<String> say) {
    this.connection = connection;
    this.size = size;
    this.random = new Random(seed);
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    this.say = say;
  }

  /** Writes all of it; each step is one transaction. */
  void write() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement settings = connection.createStatement()) {
      settings.execute("SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0");
    }
    readPolicy();
    step("catalogue", this::writeCatalogue);
    step("people", this::writePeople);
    step("templates", this::writeTemplates);
    step("sections, rosters, sessions and records", this::writeSections);
    step("statistics", this::analyse);
  }

  private interface Work {
    String run() throws SQLException;
  }

  private void step(String name, Work work) throws SQLException {
    long start = System.nanoTime();
    String told = work.run();
    connection.commit();
    say.accept(
        String.format(
            Locale.ROOT, "%s: %s, %.1f s", name, told, (System.nanoTime() - start) / 1e9));
  }

  private void readPolicy() throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT version, model_id, model_version FROM verification_policy"
                    + " ORDER BY version DESC LIMIT 1")) {
      if (!row.next()) {
        throw Texts.problem("generate.policy");
      }
      policy = row.getInt(1);
      model = row.getString(2);
      modelVersion = row.getString(3);
    }
  }

  private String writeCatalogue() throws SQLException {
    BulkTable faculty = new BulkTable(connection, "faculty", "id, code, title, version");
    List<String> faculties = new ArrayList<>();
    for (String title : FACULTIES) {
      String id = id();
      faculties.add(id);
      faculty.add(id, "G-" + title.substring(0, 3).toUpperCase(Locale.ROOT), title, 0);
    }
    faculty.flush();
    BulkTable room = new BulkTable(connection, "room", "id, code, building, capacity, version");
    for (int i = 0; i < ROOMS; i++) {
      String building = FACULTIES[i % FACULTIES.length];
      String code = building.substring(0, 2).toUpperCase(Locale.ROOT) + "-" + (100 + i);
      rooms.add(code);
      room.add(id(), code, building + " building", 20 + 10 * random.nextInt(45), 0);
    }
    room.flush();
    BulkTable term =
        new BulkTable(connection, "term", "id, code, title, starts_on, ends_on, version");
    LocalDate current = today.minusWeeks(CURRENT_WEEK).with(DayOfWeek.MONDAY);
    for (int i = TERMS - 1; i >= 0; i--) {
      LocalDate start = current.minusWeeks(26L * i);
      String id = id();
      terms.add(id);
      termStarts.add(start);
      String code = String.format("G%d-%02d", start.getYear(), start.getMonthValue());
      term.add(id, code, "Generated term " + code, start, start.plusWeeks(TERM_WEEKS), 0);
    }
    term.flush();
    BulkTable course = new BulkTable(connection, "course", "id, code, title, version, faculty_id");
    int count = Math.max(1, size.sections() / SECTIONS_A_COURSE);
    for (int i = 0; i < count; i++) {
      int of = random.nextInt(FACULTIES.length);
      String id = id();
      courses.add(id);
      String code = FACULTIES[of].substring(0, 3).toUpperCase(Locale.ROOT) + "-" + (1000 + i);
      course.add(id, code, pick(LEVELS) + pick(SUBJECTS), 0, faculties.get(of));
    }
    course.flush();
    return courses.size() + " courses, " + rooms.size() + " rooms, " + terms.size() + " terms";
  }

  private String writePeople() throws SQLException {
    BulkTable account =
        new BulkTable(
            connection,
            "user_account",
            "id, username, display_name, email, state, created_at, version");
    BulkTable role = new BulkTable(connection, "user_role", "user_id, role");
    teachers = new String[Math.max(1, size.users() / USERS_A_TEACHER)];
    students = new String[Math.max(1, size.users() - teachers.length)];
    Instant created = now.minus(Duration.ofDays(800));
    for (int i = 0; i < teachers.length; i++) {
      teachers[i] = id();
      person(account, teachers[i], String.format("g.teacher%05d", i + 1), created);
      role.add(teachers[i], "TEACHER");
    }
    for (int i = 0; i < students.length; i++) {
      students[i] = id();
      person(account, students[i], String.format("g%07d", 1_000_000 + i), created);
      role.add(students[i], "STUDENT");
    }
    account.flush();
    role.flush();
    opener = teachers[0];
    return account.rows() + " accounts";
  }

  private void person(BulkTable account, String id, String username, Instant created)
      throws SQLException {
    account.add(
        id,
        username,
        pick(FIRST) + " " + pick(LAST),
        username + "@example.edu",
        random.nextInt(50) == 0 ? "INACTIVE" : "ACTIVE",
        created.plusSeconds(random.nextInt(60 * 86_400)),
        0);
  }

  private String writeTemplates() throws SQLException {
    BulkTable consent =
        new BulkTable(
            connection,
            "biometric_consent",
            "id, student_id, seq, kind, policy_version, given_by, at");
    // Of a consent that does not name the comparison with others, so that nothing tries to open
    // them.
    BulkTable template =
        new BulkTable(
            connection,
            "face_template",
            "id, student_id, model_id, model_version, slot, sealed_embedding, quality, created_at,"
                + " consent_version, compared_at");
    for (String student : students) {
      if (random.nextInt(100) < 85) {
        Instant at = now.minusSeconds(random.nextInt(300 * 86_400));
        consent.add(id(), student, 1, "GIVEN", 1, student, at);
        int count = 1 + random.nextInt(2);
        for (int slot = 1; slot <= count; slot++) {
          random.nextBytes(UNREADABLE);
          template.add(id(), student, model, modelVersion, slot, UNREADABLE, 0.8, at, 1, at);
        }
      }
    }
    consent.flush();
    template.flush();
    return template.rows() + " of random bytes";
  }

  private String writeSections() throws SQLException {
    final BulkTable section =
        new BulkTable(connection, "section", "id, course_id, term_id, number, room, version");
    final BulkTable teaching =
        new BulkTable(connection, "teaching_assignment", "id, section_id, teacher_id");
    final BulkTable roster =
        new BulkTable(
            connection, "roster_entry", "id, section_id, student_id, valid_from, valid_to");
    sessions =
        new BulkTable(
            connection,
            "attendance_session",
            "id, tag, section_id, room, opens_at, late_from, closes_at, state, step_seconds,"
                + " sealed_key, opened_by, closed_at, version");
    records =
        new BulkTable(
            connection,
            "attendance_record",
            "id, session_id, student_id, status, source, at, attempt_id, version");
    tickets =
        new BulkTable(
            connection,
            "checkin_ticket",
            "id, secret_hash, session_id, student_id, issued_at, expires_at, state, version,"
                + " challenge");
    attempts =
        new BulkTable(
            connection,
            "checkin_attempt",
            "id, ticket_id, session_id, student_id, idempotency_key, submitted_at, expires_at,"
                + " state, reason, deliveries, concluded_at, version");
    results =
        new BulkTable(
            connection,
            "verification_result",
            "attempt_id, outcome, decision, similarity, liveness, usable_frames, model_id,"
                + " model_version, policy_version, millis, at, movement");
    long left = size.records();
    for (int i = 0; i < size.sections(); i++) {
      int of = i * TERMS / size.sections();
      String id = id();
      String room = rooms.get(random.nextInt(rooms.size()));
      section.add(
          id,
          courses.get(i % courses.size()),
          terms.get(of),
          String.valueOf((char) ('A' + (i / courses.size()) % 26)),
          room,
          0);
      teaching.add(id(), id, teachers[random.nextInt(teachers.length)]);
      List<String> people = people();
      Instant begin = termStarts.get(of).atStartOfDay(ZoneOffset.UTC).toInstant();
      for (String student : people) {
        boolean gone = random.nextInt(40) == 0;
        roster.add(id(), id, student, begin, gone ? begin.plus(Duration.ofDays(30)) : null);
      }
      long share = left / (size.sections() - i);
      long before = records.rows();
      writeSessions(id, room, people, termStarts.get(of), share);
      left -= records.rows() - before;
      if (i % 200 == 199) {
        for (BulkTable table : List.of(section, teaching, roster)) {
          table.flush();
        }
        flushSessions();
        connection.commit();
        say.accept("  " + (i + 1) + " sections, " + records.rows() + " records");
      }
    }
    for (BulkTable table : List.of(section, teaching, roster)) {
      table.flush();
    }
    flushSessions();
    return String.format(
        "%d sections, %d roster entries, %d sessions, %d records, %d attempts",
        section.rows(), roster.rows(), sessions.rows(), records.rows(), attempts.rows());
  }

  private void flushSessions() throws SQLException {
    for (BulkTable table : List.of(sessions, tickets, attempts, results, records)) {
      table.flush();
    }
  }

  /** A few large lectures, many classes of about a hundred. */
  private List<String> people() {
    int wanted = (int) Math.round(Math.exp(4.35 + 0.65 * random.nextGaussian()));
    int count = Math.min(Math.max(8, wanted), Math.min(LARGEST_ROSTER, students.length));
    TreeSet<Integer> chosen = new TreeSet<>();
    while (chosen.size() < count) {
      chosen.add(random.nextInt(students.length));
    }
    return chosen.stream().map(i -> students[i]).toList();
  }

  private void writeSessions(
      String section, String room, List<String> people, LocalDate start, long share)
      throws SQLException {
    int days =
        (int) Math.min(TERM_WEEKS * 7L, Math.max(1, ChronoUnit.DAYS.between(start, today) + 1));
    int meetings = (int) Math.max(1, Math.round(share / (people.size() * ATTENDED)));
    int perDay = (meetings + days - 1) / days;
    int hour = 7 + random.nextInt(9);
    for (int i = 0; i < meetings; i++) {
      long day = (long) i / perDay * days / ((meetings + perDay - 1) / perDay);
      // The last meeting of a current section is today's.
      LocalDate date = start.plusDays(i == meetings - 1 ? days - 1L : day);
      Instant opens =
          date.atTime(hour, 0)
              .plusHours(2L * (i % perDay))
              .plusMinutes(15L * random.nextInt(4))
              .toInstant(ZoneOffset.UTC);
      Instant closes = opens.plus(Duration.ofMinutes(90));
      if (closes.isBefore(now)) {
        writeSession(section, room, people, opens, closes);
      }
    }
  }

  private void writeSession(
      String section, String room, List<String> people, Instant opens, Instant closes)
      throws SQLException {
    String id = id();
    boolean cancelled = random.nextInt(60) == 0;
    sessions.add(
        id,
        tag(sessions.rows()),
        section,
        room,
        opens,
        opens.plus(Duration.ofMinutes(10)),
        closes,
        cancelled ? "CANCELLED" : "CLOSED",
        10,
        UNREADABLE,
        opener,
        cancelled ? opens.minus(Duration.ofHours(2)) : closes,
        1);
    if (cancelled) {
      return;
    }
    boolean recent = opens.isAfter(now.minus(Duration.ofDays(DAYS_WITH_ATTEMPTS)));
    for (String student : people) {
      double chance = random.nextDouble();
      if (chance < ATTENDED) {
        boolean late = chance < 0.06;
        boolean excused = !late && chance < 0.08;
        Instant at = opens.plusSeconds(late ? 600 + random.nextInt(1800) : random.nextInt(600));
        boolean face = recent && !excused;
        records.add(
            id(),
            id,
            student,
            late ? "LATE" : excused ? "EXCUSED" : "PRESENT",
            face ? "FACE" : excused ? "TEACHER" : "IMPORT",
            at,
            face ? attempt(id, student, at, "ACCEPTED", null) : null,
            0);
        if (face && random.nextInt(12) == 0) {
          attempt(id, student, at.minusSeconds(40), "REJECTED", pick(REFUSALS));
        }
      } else if (recent && random.nextInt(20) == 0) {
        attempt(id, student, opens.plusSeconds(300), "REJECTED", "NOT_RECOGNISED");
      }
    }
  }

  private String attempt(String session, String student, Instant at, String state, String reason)
      throws SQLException {
    String ticket = id();
    String attempt = id();
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    tickets.add(
        ticket,
        hash,
        session,
        student,
        at.minusSeconds(15),
        at.plusSeconds(165),
        "SPENT",
        1,
        "FRONT,FRONT,FRONT");
    attempts.add(
        attempt,
        ticket,
        session,
        student,
        attempt,
        at,
        at.plusSeconds(165),
        state,
        reason,
        1,
        at.plusMillis(900),
        1);
    boolean judged = reason == null || reason.equals("NOT_RECOGNISED");
    results.add(
        attempt,
        judged ? "OK" : reason,
        reason == null ? "MATCH" : judged ? "NO_MATCH" : "UNUSABLE",
        null,
        null,
        3,
        model,
        modelVersion,
        policy,
        600 + random.nextInt(500),
        at.plusMillis(900),
        "NOT_ASKED");
    return attempt;
  }

  private String analyse() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ANALYZE TABLE user_account, user_role, section, roster_entry, attendance_session,"
              + " attendance_record, checkin_ticket, checkin_attempt, verification_result,"
              + " face_template, biometric_consent, course");
    }
    return "renewed";
  }

  private <T> T pick(T[] all) {
    return all[random.nextInt(all.length)];
  }

  /** In the form of the server's ids, and in rising order, so that rows are added at the end. */
  private String id() {
    StringBuilder id = new StringBuilder(26).append('0');
    append(id, ids++, 12);
    append(id, random.nextLong() >>> 4, 12);
    return id.append('g').toString();
  }

  private static void append(StringBuilder id, long number, int digits) {
    for (int shift = 5 * (digits - 1); shift >= 0; shift -= 5) {
      id.append(DIGITS.charAt((int) (number >>> shift) & 31));
    }
  }

  /** Six characters, which no session of the server has: those are letters and digits at random. */
  private static String tag(long number) {
    StringBuilder tag = new StringBuilder("g");
    append(tag, number, 5);
    return tag.toString();
  }
}
