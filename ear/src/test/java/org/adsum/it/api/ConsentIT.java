package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which consents stand when the text changes, and what is asked of whom. */
@ExtendWith(Invariants.class)
class ConsentIT {
  private static JsonObject mine(Student student) {
    return student.api().get("me/enrolment").expect(200).json();
  }

  /** As the console does it, in the words of the database, for the text's effect is what counts. */
  private static int publish(String effect, boolean comparison) {
    int version =
        (int) Rows.count("select max(version) from consent_text where state = 'PUBLISHED'") + 1;
    Rows.change(
        "insert into consent_text (version, state, body, names_comparison, effect, written_at,"
            + " published_at, row_version) select ?, 'PUBLISHED', concat(body, '\n\nParagraph ', ?),"
            + (comparison ? " b'1', " : " b'0', ")
            + "?, utc_timestamp(6), utc_timestamp(6), 0 from consent_text where version = ?",
        version,
        version,
        effect,
        version - 1);
    return version;
  }

  @Test
  void aMinorChangeAsksNobodyAndNewPicturesNeedTheNewText() {
    Student student = Student.number(25);
    student.api().post("me/consent").expect(200);
    int agreed = mine(student).getInt("consentVersion");
    int version = publish("MINOR", true);
    JsonObject after = mine(student);
    assertFalse(after.getBoolean("askedAgain"));
    assertFalse(after.getBoolean("consented"), "to the newest text");
    assertEquals(agreed, after.getInt("agreedVersion"));
    student
        .api()
        .upload("me/templates", "photos", Photos.enrolment(1))
        .expectProblem(403, "consent-missing");
    Reply text = student.api().get("me/consent-text").expect(200);
    assertEquals(version, text.json().getInt("version"));
    assertTrue(text.body().contains("Paragraph " + version));
    assertTrue(text.body().contains("ADDED"));

    student.api().post("me/consent?version=" + agreed).expectProblem(409, "changed-meanwhile");
    student.api().post("me/consent?version=" + version).expect(200);
    student.api().post("me/consent?version=" + version).expect(200);
    assertEquals(
        1,
        Rows.count(
            "select count(*) from biometric_consent where student_id = ? and policy_version = ?",
            student.id(),
            version));
    assertTrue(mine(student).getBoolean("consented"));
  }

  @Test
  void aTextThatAsksAgainAsksThoseWhoAgreedAndTheirTemplatesGoOnUntilTheyAnswer() {
    Student student = Student.enrolled(5);
    Student stranger = Student.number(26);
    publish("ASK_AGAIN", true);
    assertTrue(mine(student).getBoolean("askedAgain"));
    assertFalse(mine(stranger).getBoolean("askedAgain"), "who never agreed has nothing to renew");
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Reply verdict = student.checkIn(lesson);
      assertEquals("ACCEPTED", verdict.text("state"), verdict.body());
    }
    student.api().post("me/consent").expect(200);
    assertFalse(mine(student).getBoolean("askedAgain"));
    student.withdraw();
    JsonObject withdrawn = mine(student);
    assertTrue(withdrawn.isNull("agreedVersion"));
    assertFalse(withdrawn.getBoolean("askedAgain"));
    assertEquals(
        0, Rows.count("select count(*) from face_template where student_id = ?", student.id()));
    Api.as("teacher1").get("me/consent-text").expectProblem(403, "forbidden");
  }
}
