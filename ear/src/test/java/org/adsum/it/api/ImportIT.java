package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.net.ssl.HttpsURLConnection;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Imports, from the upload to the undoing. */
@ExtendWith(Invariants.class)
class ImportIT {
  private static final Api ADMIN = Api.as("admin");
  private static final String USERS = "username,name,email,roles\n";

  @Test
  void aDryRunTellsWhatWouldChangeAndChangesNothing() {
    long before = Rows.count("select count(*) from user_account");
    JsonObject checked =
        checked(
            "people.csv",
            USERS + "dry1,Dora Dry,dora@uni.example,student\nstudent02,Renamed,,student\n,x,,no\n");
    assertCounts(checked, 1, 1, 0, 1);
    assertEquals(before, Rows.count("select count(*) from user_account"));
    JsonObject wrong = line(checked, "ERROR", 0);
    assertEquals(4, wrong.getInt("line"));
    assertEquals("username", wrong.getJsonArray("problems").getJsonObject(0).getString("column"));
    JsonObject changed = line(checked, "CHANGED", 0);
    assertEquals("display_name", change(changed, "display_name").getString("field"));
    assertEquals("Renamed", change(changed, "display_name").getString("after"));
  }

  @Test
  void whatIsAppliedCanBeUndoneAndLeavesNothingBehind() {
    JsonObject checked =
        checked("people.csv", USERS + "und1,Ute Undo,,student\nund2,Udo Undo,,teacher\n");
    assertEquals("APPLIED", done(apply(checked)).getString("state"));
    assertEquals(2, Rows.count("select count(*) from user_account where username like 'und_'"));
    assertEquals(
        "TEACHER",
        Rows.column(
                "select role from user_role join user_account on id = user_id where username = 'und2'")
            .get(0));
    assertEquals("UNDONE", done(undo(checked)).getString("state"));
    assertEquals(0, Rows.count("select count(*) from user_account where username like 'und_'"));
  }

  @Test
  void whatIsUsedSinceCannotBeUndone() {
    JsonObject checked = checked("people.csv", USERS + "used1,Ulla Used,,student\n");
    done(apply(checked));
    Rows.change(
        "insert into local_credential (user_id, bcrypt, failures, changed_at, version)"
            + " select id, 'x', 0, now(6), 0 from user_account where username = 'used1'");
    JsonObject failed = done(undo(checked));
    assertEquals("import-used", failed.getString("problem"));
    assertEquals("APPLIED", failed.getString("state"));
    assertEquals(1, Rows.count("select count(*) from user_account where username = 'used1'"));
    Rows.change(
        "delete c from local_credential c join user_account on id = user_id where username = 'used1'");
    Rows.change("update user_account set display_name = 'Other' where username = 'used1'");
    assertEquals("import-stale", done(undo(checked)).getString("problem"));
  }

  @Test
  void aDryRunThatWasOvertakenIsNotApplied() {
    JsonObject checked =
        checked("people.csv", USERS + "stale1,Stella,,student\nstudent03,Third,,student\n");
    Rows.change("update user_account set display_name = 'Meanwhile' where username = 'student03'");
    JsonObject failed = done(apply(checked));
    assertEquals("FAILED", failed.getString("state"));
    assertEquals("import-stale", failed.getString("problem"));
    assertEquals(0, Rows.count("select count(*) from user_account where username = 'stale1'"));
  }

  @Test
  void noImportTakesTheLastAdminAway() {
    String csv = "username,enabledUser\nadmin,false\n";
    JsonObject failed = done(apply(checked("users.csv", csv)));
    assertEquals("last-admin", failed.getString("problem"));
  }

  @Test
  void aFileMakesAnAdminOnlyWhenAnAdminTicksIt() {
    String csv = USERS + "boss1,Bo Boss,,administrator\n";
    JsonObject plain = line(checked("users.csv", csv), "NEW", 0);
    assertEquals("REGISTRAR", change(plain, "roles").getString("after"));
    JsonObject ticked =
        checked("users.csv", csv.getBytes(StandardCharsets.UTF_8), Map.of("grantAdmin", "true"));
    assertEquals("ADMIN", change(line(ticked, "NEW", 0), "roles").getString("after"));
  }

  @Test
  void aOneRosterZipBringsPeopleCoursesAndRostersInOneGo() {
    Map<String, String> files = oneRoster("z");
    JsonObject checked = checked("oneroster.zip", zip(files), Map.of());
    assertCounts(checked, 8, 0, 0, 0);
    assertEquals("APPLIED", done(apply(checked)).getString("state"));
    assertEquals(
        1,
        Rows.count(
            "select count(*) from roster_entry e join user_account u on u.id = e.student_id"
                + " where u.username = 'zora' and e.valid_to is null"));
    JsonObject again = checked("oneroster.zip", zip(files), Map.of());
    assertCounts(again, 0, 0, 0, 0);
    assertEquals(8, again.getInt("sameRows"));
  }

  @Test
  void aMoveBetweenSectionsLeavesThePastAsItWas() {
    done(apply(checked("oneroster.zip", zip(oneRoster("m")), Map.of())));
    // The first stay began two weeks ago.
    Rows.change(
        "update roster_entry e join user_account u on u.id = e.student_id"
            + " set e.valid_from = date_sub(now(6), interval 14 day) where u.username = 'mora'");
    String moved =
        "sourcedId,classSourcedId,userSourcedId,role,beginDate,endDate\n"
            + "m-e1,m-k1,m-u1,student,2026-09-01,2026-11-20\n"
            + "m-e3,m-k2,m-u1,student,2026-11-20,\n";
    JsonObject checked = checked("enrollments.csv", moved);
    assertCounts(checked, 1, 1, 0, 0);
    JsonObject applied = done(apply(checked));
    assertEquals("APPLIED", applied.getString("state"));
    // Both dates lie in the past, so the move counts from the moment of applying.
    assertEquals(
        2,
        Rows.count(
            "select count(*) from roster_entry e join user_account u on u.id = e.student_id"
                + " join import_batch b on b.id = ? where u.username = 'mora'"
                + " and (e.valid_to = b.applied_at or e.valid_from = b.applied_at)",
            applied.getString("id")));
    assertEquals("UNDONE", done(undo(applied)).getString("state"));
    assertEquals(
        1,
        Rows.count(
            "select count(*) from roster_entry e join user_account u on u.id = e.student_id"
                + " where u.username = 'mora' and e.valid_to is null"));
  }

  @Test
  void aCompleteFileEndsTheRosterEntriesThatItDoesNotName() {
    done(apply(checked("oneroster.zip", zip(oneRoster("g")), Map.of())));
    String term = Rows.column("select id from term where code = 'g term'").get(0);
    String csv = "sourcedId,classSourcedId,userSourcedId,role\n" + "g-e2,g-k1,g-u2,teacher\n";
    JsonObject checked =
        checked(
            "enrollments.csv", csv.getBytes(StandardCharsets.UTF_8), Map.of("completeFor", term));
    assertCounts(checked, 0, 0, 1, 0);
    assertEquals("APPLIED", done(apply(checked)).getString("state"));
    assertEquals(
        1,
        Rows.count(
            "select count(*) from roster_entry e join user_account u on u.id = e.student_id"
                + " where u.username = 'gora' and e.valid_to is not null"));
  }

  @Test
  void linesThatContradictEachOtherAreErrors() {
    JsonObject users =
        checked("users.csv", USERS + "dup1,Du Plicate,,student\nDUP1,Du Again,,student\n");
    assertCounts(users, 1, 0, 0, 1);
    ADMIN.post("imports/" + users.getString("id") + "/apply").expectProblem(409, "import-errors");
    JsonObject orgs =
        checked(
            "orgs.csv",
            "sourcedId,name,type,identifier,parentSourcedId\na,A,school,CYA,b\nb,B,school,CYB,a\n"
                + "c,C,school,CYC,nowhere\nd,D,school,CYD,\n");
    assertCounts(orgs, 1, 0, 0, 3);
    JsonObject rosters =
        checked(
            "enrollments.csv",
            "classSourcedId,userSourcedId,role\nno-such-class,student01,student\n");
    assertCounts(rosters, 0, 0, 0, 1);
    assertEquals(
        "unknown",
        line(rosters, "ERROR", 0).getJsonArray("problems").getJsonObject(0).getString("what"));
  }

  @Test
  void encodingsAndSeparatorsAreFoundOut() {
    String csv = "username;name;roles\nenc1;Zoë Ångström;student\n";
    for (Map.Entry<String, byte[]> form :
        Map.of(
                "UTF-8", csv.getBytes(StandardCharsets.UTF_8),
                "windows-1252", csv.getBytes(Charset.forName("windows-1252")))
            .entrySet()) {
      JsonObject checked = checked("people.csv", form.getValue(), Map.of());
      assertTrue(checked.getString("found").contains(form.getKey()), checked.toString());
      assertEquals(
          "Zoë Ångström", change(line(checked, "NEW", 0), "display_name").getString("after"));
    }
  }

  @Test
  void badFilesAreRefusedByName() {
    Map<String, String> refusals = new LinkedHashMap<>();
    refusals.put("a,b\n1,2\n", "import-kind-unknown");
    refusals.put("username,name\nx,\"never closed\ny,z\n", "import-quote-open");
    refusals.put("username,name\nx,\0\n", "import-binary");
    refusals.put("username,name\nx," + "y".repeat(100_000) + "\n", "import-malformed");
    refusals.put("username,USERNAME\nx,y\n", "import-column-twice");
    refusals.put("username,name\n", "import-empty");
    refusals.put("PK\3\4damaged", "import-zip");
    refusals.forEach(
        (text, problem) -> {
          JsonObject refused = checked("some.csv", text);
          assertEquals("REFUSED", refused.getString("state"), text);
          assertEquals(problem, refused.getString("problem"), refused.toString());
        });
    assertEquals("import-too-large", checked("bomb.zip", bomb(), Map.of()).getString("problem"));
    // Refused by its length alone: nothing of it is sent.
    String answer = announce(2_147_483_649L);
    assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
    ADMIN
        .sendForm("imports", BodyPublishers.ofByteArray(new byte[61_000_000]))
        .expectProblem(413, "body-too-large");
  }

  @Test
  void aHundredThousandRowsTakeLessThanAMinute() {
    StringBuilder csv = new StringBuilder("sourcedId,username,givenName,familyName,email,roles\n");
    for (int i = 0; i < 100_000; i++) {
      csv.append(
          "big-%1$d,big%1$06d,Given%1$d,Family%1$d,big%1$d@uni.example,student\n".formatted(i));
    }
    long start = System.nanoTime();
    JsonObject checked = checked("users.csv", csv.toString());
    long compared = System.nanoTime();
    assertCounts(checked, 100_000, 0, 0, 0);
    JsonObject applied = done(apply(checked));
    long end = System.nanoTime();
    assertEquals("APPLIED", applied.getString("state"), applied.toString());
    Duration dryRun = Duration.ofNanos(compared - start);
    Duration apply = Duration.ofNanos(end - compared);
    System.out.printf("Import of 100,000 rows: dry run %s, apply %s%n", dryRun, apply);
    assertEquals("UNDONE", done(undo(applied)).getString("state"));
    System.out.printf("undo %s%n", Duration.ofNanos(System.nanoTime() - end));
    assertTrue(dryRun.compareTo(Duration.ofMinutes(1)) < 0, dryRun.toString());
    assertTrue(apply.compareTo(Duration.ofMinutes(1)) < 0, apply.toString());
  }

  /** A small school whose names begin with the letter. */
  private static Map<String, String> oneRoster(String x) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "enrollments.csv",
        "sourcedId,classSourcedId,userSourcedId,role\n#-e1,#-k1,#-u1,student\n#-e2,#-k1,#-u2,teacher\n");
    files.put(
        "users.csv",
        "sourcedId,enabledUser,username,givenName,familyName,roles\n"
            + "#-u1,true,#ora,Ora,Pupil,student\n#-u2,true,#each,Tea,Cher,teacher\n");
    files.put(
        "classes.csv",
        "sourcedId,title,courseSourcedId,classCode,termSourcedIds,location\n"
            + "#-k1,One,#-c,A,#-t,B1\n#-k2,Two,#-c,B,#-t,B2\n");
    files.put("courses.csv", "sourcedId,title,courseCode\n#-c,Course #,#-101\n");
    files.put(
        "academicSessions.csv",
        "sourcedId,title,type,startDate,endDate\n#-t,# term,term,2026-09-01,2027-01-31\n");
    files.replaceAll((name, text) -> text.replace("#", x));
    return files;
  }

  /** The first line of the answer to an upload that says how long it is and then sends nothing. */
  private static String announce(long bytes) {
    URI server = Adsum.uri();
    String token = Api.signIn("admin", Adsum.PASSWORD).text("token");
    String head =
        "POST /api/v1/imports HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\n"
                .formatted(server.getHost(), server.getPort(), token)
            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n"
                .formatted(bytes);
    try (Socket socket =
        HttpsURLConnection.getDefaultSSLSocketFactory()
            .createSocket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 210 MB of the same letter. */
  private static byte[] bomb() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("users.csv"));
      byte[] some = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 210; i++) {
        zip.write(some);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static JsonObject checked(String name, String csv) {
    return checked(name, csv.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private static JsonObject checked(String name, byte[] file, Map<String, String> options) {
    return done(ADMIN.importFile(name, file, options).expect(202));
  }

  private static Reply apply(JsonObject checked) {
    return ADMIN.post("imports/" + checked.getString("id") + "/apply").expect(202);
  }

  private static Reply undo(JsonObject applied) {
    return ADMIN.post("imports/" + applied.getString("id") + "/undo").expect(202);
  }

  /** The import when the server no longer works on it. */
  private static JsonObject done(Reply reply) {
    String id = reply.text("id");
    return Await.value(
        "the import's end",
        Duration.ofMinutes(3),
        () ->
            Optional.of(ADMIN.get("imports/" + id).expect(200).json())
                .filter(now -> !now.getString("state").endsWith("ING")));
  }

  private static void assertCounts(JsonObject view, int fresh, int changed, int gone, int wrong) {
    assertEquals(
        "%d %d %d %d".formatted(fresh, changed, gone, wrong),
        "%d %d %d %d"
            .formatted(
                view.getInt("newRows"),
                view.getInt("changedRows"),
                view.getInt("goneRows"),
                view.getInt("errorRows")),
        () -> view + ADMIN.get("imports/" + view.getString("id") + "/lines").body());
  }

  private static JsonObject line(JsonObject view, String state, int number) {
    return ADMIN
        .get("imports/" + view.getString("id") + "/lines?state=" + state)
        .expect(200)
        .json()
        .getJsonArray("items")
        .getJsonObject(number);
  }

  private static JsonObject change(JsonObject line, String field) {
    return line.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
        .filter(change -> change.getString("field").equals(field))
        .findFirst()
        .orElseThrow();
  }
}
