package org.adsum.it.cluster;

import jakarta.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;

/** Check-ins of demo students to one lesson of all, at one node. */
final class CheckIns {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final URI node;
  private final Api teacher;
  private final String lesson;

  /** A check-in that was answered with 202. */
  record Sent(Api student, String attempt) {
    /** What has become of it. */
    String state() {
      return student.get("check-ins/" + attempt).expect(200).text("state");
    }

    /** Waits for its verdict. */
    String verdict() {
      return Await.value(
          "a verdict on " + attempt,
          PATIENCE,
          () -> Optional.of(state()).filter(state -> !state.equals("PENDING")));
    }
  }

  /** Opens the lesson. */
  CheckIns(URI node) {
    this.node = node;
    this.teacher = Api.signedInAt(node, "teacher1");
    this.lesson =
        teacher
            .post(
                "sections/" + Lesson.section(teacher, Lesson.ALL) + "/sessions",
                Json.createObjectBuilder().build())
            .expect(201)
            .text("id");
  }

  /** Enrols a student and sends the frames. */
  Sent send(int number) {
    Api student = Api.signedInAt(node, "student%02d".formatted(number));
    int person = (number - 1) % Photos.PEOPLE;
    String id = student.get("me").expect(200).text("id");
    Api.signedInAt(node, "admin")
        .upload("users/" + id + "/templates", "photos", Photos.enrolment(person))
        .expect(201);
    String code = teacher.get("sessions/" + lesson + "/code").expect(200).text("code");
    String ticket =
        student
            .post("tickets", Json.createObjectBuilder().add("code", code).build())
            .expect(201)
            .text("ticket");
    // Refused while clients find another broker; the page repeats it with the same key, too.
    String attempt =
        Await.value(
            "202",
            PATIENCE,
            () ->
                Optional.of(student.checkIn(ticket, "sent-" + number, Photos.frames(person)))
                    .filter(reply -> reply.status() == 202)
                    .map(reply -> reply.text("id")));
    return new Sent(student, attempt);
  }

  /** Checks a student in without a face: by the code that the wall shows after the scanned one. */
  Sent sendCode(int number) {
    Api student = Api.signedInAt(node, "student%02d".formatted(number));
    Reply scanned = teacher.get("sessions/" + lesson + "/code").expect(200);
    String ticket =
        student
            .post(
                "tickets",
                Json.createObjectBuilder()
                    .add("code", scanned.text("code"))
                    .add("way", "CODE")
                    .build())
            .expect(201)
            .text("ticket");
    Reply next =
        Await.value(
            "the next code",
            PATIENCE,
            () ->
                Optional.of(teacher.get("sessions/" + lesson + "/code").expect(200))
                    .filter(code -> step(code) > step(scanned)));
    Reply taken = student.checkInByCode(ticket, "typed-" + number, next.text("shortCode"));
    return new Sent(student, taken.expect(202).text("id"));
  }

  private static long step(Reply code) {
    return code.json().getJsonNumber("step").longValue();
  }

  /** Ends the lesson. */
  void close() {
    teacher.post("sessions/" + lesson + "/close").expect(200);
  }
}
