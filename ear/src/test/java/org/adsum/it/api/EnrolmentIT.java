package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of photos when somebody enrols, and who looks like somebody else. */
@ExtendWith(Invariants.class)
class EnrolmentIT {
  private static final AtomicLong NEXT = new AtomicLong(Instant.now().toEpochMilli());
  private static final String PASSWORD = "a-long-enough-password";

  /** Two rounds of the search, and room for a busy computer. */
  private static final Duration SEARCH = Duration.ofSeconds(60);

  private final Api admin = Api.as("admin");

  /** A student made for one test. */
  private record Person(String id, String username, Api api) {
    Reply enrol(List<byte[]> photos) {
      return Api.as("admin").upload("users/" + id + "/templates", "photos", photos);
    }

    long templates() {
      return Rows.count("select count(*) from face_template where student_id = ?", id);
    }

    void awaitCompared() {
      Await.until(
          "the templates of " + username + " are compared",
          SEARCH,
          () ->
              Rows.count(
                      "select count(*) from face_template where student_id = ? and compared_at is"
                          + " null",
                      id)
                  == 0);
    }
  }

  private Person person(String name) {
    String username = name + NEXT.incrementAndGet();
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("username", username)
            .add("name", "Enrolled " + name)
            .add("roles", Json.createArrayBuilder().add("STUDENT"))
            .add("password", PASSWORD)
            .add("version", 0)
            .build();
    String id = admin.post("users", wanted).expect(201).text("id");
    return new Person(
        id, username, Api.withToken(Api.signIn(username, PASSWORD).expect(200, 201).text("token")));
  }

  private static byte[] dark(byte[] photo) {
    BufferedImage image = Photos.decode(photo);
    return Photos.jpeg(new RescaleOp(0.3f, 0, null).filter(image, null));
  }

  private static byte[] far(byte[] photo) {
    BufferedImage wall = Photos.wall(640, 480);
    Graphics2D pen = wall.createGraphics();
    pen.drawImage(Photos.decode(photo), 260, 180, 120, 120, null);
    pen.dispose();
    return Photos.jpeg(wall);
  }

  @Test
  void everyPhotoIsToldWhatToChangeAndNothingIsChanged() {
    Person student = person("gate");
    byte[] good = Photos.enrolment(0).get(0);
    student.enrol(List.of(good)).expect(201);
    List<String> before =
        Rows.column("select id from face_template where student_id = ?", student.id());

    Reply refused = student.enrol(List.of(good, dark(good), Photos.nobody(), far(good)));
    refused.expectProblem(422, "photo-too-dark");
    assertEquals(2, refused.json().getInt("photo"));
    assertEquals(
        List.of("2 photo-too-dark", "3 photo-no-face", "4 photo-too-small"),
        refused.json().getJsonArray("photos").getValuesAs(JsonObject.class).stream()
            .map(p -> p.getInt("photo") + " " + p.getString("code"))
            .toList());
    assertEquals(
        before, Rows.column("select id from face_template where student_id = ?", student.id()));
  }

  @Test
  void whatIsGoodEnoughForACheckInMayNotBeGoodEnoughForATemplate() {
    Person student = person("strict");
    student.enrol(List.of(far(Photos.enrolment(0).get(0)))).expectProblem(422, "photo-too-small");
    assertEquals(0, student.templates());
  }

  @Test
  void fiveEqualPhotosMakeOneTemplate() {
    Person student = person("copies");
    student.api().post("me/consent").expect(200);
    Reply made =
        student
            .api()
            .upload("me/templates", "photos", Photos.copies(Photos.enrolment(1).get(0), 5))
            .expect(201);
    assertEquals(1, made.json().getInt("templates"));
    assertEquals(1, student.templates());
  }

  @Test
  void twoAccountsWithOneFaceAreShownToTheAdminAndNotToTheStudents() {
    Person one = person("double");
    Person other = person("double");
    one.enrol(Photos.enrolment(4)).expect(201);
    other.enrol(Photos.enrolment(4)).expect(201);
    JsonObject pair = awaitPair(one, other);
    assertEquals("OPEN", pair.getString("state"));
    one.api().get("lookalikes").expectProblem(403, "forbidden");
    assertFalse(one.api().get("me/enrolment").expect(200).body().contains("similar"));

    JsonObject dismissed = decide(pair, "DISMISSED", pair.getInt("version")).expect(200).json();
    assertEquals("Alex Admin", dismissed.getString("decidedBy"));
    assertEquals(
        dismissed, decide(pair, "DISMISSED", pair.getInt("version")).expect(200).json(), "again");
    decide(pair, "CONFIRMED", pair.getInt("version")).expectProblem(409, "changed-meanwhile");
    assertEquals(
        2,
        Rows.count(
            "select count(*) from audit_entry where stream = 'lookalikes' and subject = ?",
            pair.getString("id")));

    other.enrol(Photos.enrolment(4)).expect(201);
    other.awaitCompared();
    assertEquals("DISMISSED", pairs(one, other).get(0).getString("state"), "also when found again");
    assertEquals(1, pairs(one, other).size());

    other.api().delete("me/templates").expect(200);
    assertEquals(List.of(), pairs(one, other), "after the withdrawal");
  }

  @Test
  void whatAStoppedServerDidNotCompareIsComparedLaterAndNotedOnce() {
    Person one = person("crash");
    Person other = person("crash");
    one.enrol(Photos.enrolment(5)).expect(201);
    other.enrol(Photos.enrolment(5)).expect(201);
    String id = awaitPair(one, other).getString("id");
    Rows.change(
        "update face_template set compared_at = null where student_id in (?, ?)",
        one.id(),
        other.id());
    one.awaitCompared();
    other.awaitCompared();
    assertEquals(id, pairs(one, other).get(0).getString("id"));
    assertEquals(1, pairs(one, other).size());

    Rows.change("delete from lookalike where id = ?", id);
    Rows.change("update face_template set compared_at = null where student_id = ?", one.id());
    awaitPair(one, other);
  }

  @Test
  void differentPeopleAreNoPair() {
    Person one = person("stranger");
    Person other = person("stranger");
    one.enrol(Photos.enrolment(2)).expect(201);
    other.enrol(Photos.enrolment(3)).expect(201);
    one.awaitCompared();
    other.awaitCompared();
    assertEquals(List.of(), pairs(one, other));
  }

  @Test
  void whoAgreedToATextThatDoesNotNameTheComparisonIsNotCompared() {
    Person one = person("text");
    Person other = person("text");
    other.enrol(Photos.enrolment(3)).expect(201);
    Rows.change("update face_template set consent_version = 1 where student_id = ?", other.id());
    one.enrol(Photos.enrolment(3)).expect(201);
    one.awaitCompared();
    assertEquals(List.of(), pairs(one, other));
  }

  @Test
  void aTemplateThatCannotBeOpenedHoldsUpNobody() {
    Person broken = person("sealed");
    broken.enrol(Photos.enrolment(2)).expect(201);
    Rows.change(
        "update face_template set sealed_embedding = repeat('x', 2077), compared_at = null"
            + " where student_id = ?",
        broken.id());
    Person one = person("sealed");
    Person other = person("sealed");
    one.enrol(Photos.enrolment(4)).expect(201);
    other.enrol(Photos.enrolment(4)).expect(201);
    awaitPair(one, other);
    broken.awaitCompared();
    broken.api().delete("me/templates").expect(200);
  }

  @Test
  void anUnknownPairAndAStateThatIsNoneAreRefused() {
    String none = "0".repeat(26);
    JsonObject wanted =
        Json.createObjectBuilder().add("state", "DISMISSED").add("version", 0).build();
    admin.put("lookalikes/" + none, wanted).expectProblem(404, "not-found");
    admin
        .put("lookalikes/" + none, Json.createObjectBuilder().add("version", 0).build())
        .expectProblem(400, "invalid-input");
    assertTrue(admin.get("lookalikes?state=NONSENSE").status() < 500);
  }

  private Reply decide(JsonObject pair, String state, int version) {
    return admin.put(
        "lookalikes/" + pair.getString("id"),
        Json.createObjectBuilder().add("state", state).add("version", version).build());
  }

  private JsonObject awaitPair(Person one, Person other) {
    return Await.value(
        "a pair of " + one.username() + " and " + other.username(),
        SEARCH,
        () -> Optional.of(pairs(one, other)).filter(p -> !p.isEmpty()).map(p -> p.get(0)));
  }

  private List<JsonObject> pairs(Person one, Person other) {
    return admin
        .get("lookalikes?size=100&q=" + one.username())
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(
            pair -> List.of(pair.getString("one"), pair.getString("other")).contains(other.id()))
        .toList();
  }
}
