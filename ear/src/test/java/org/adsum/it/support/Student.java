package org.adsum.it.support;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A demo student. Students 1 to 6 can have faces, those of {@link Photos}. */
public final class Student {
  /** Longest time from submission to verdict, on a busy computer. */
  public static final Duration VERDICT = Duration.ofSeconds(45);

  private static final Map<Integer, Student> ENROLLED = new ConcurrentHashMap<>();

  private final int number;
  private final int person;
  private final Api api;
  private final String id;

  private Student(int number, int person) {
    this.number = number;
    this.person = person;
    this.api = Api.as("student%02d".formatted(number));
    this.id = api.get("me").expect(200).text("id");
  }

  /** Student 1 to 40, without regard to enrolment. */
  public static Student number(int number) {
    return new Student(number, number - 1);
  }

  /** Student 1 to 6 with the face of that person on file. */
  public static Student enrolled(int number) {
    return enrolledAs(number, number - 1);
  }

  /** Any student with the face of that person on file; several may share one. */
  public static Student enrolledAs(int number, int person) {
    return ENROLLED.computeIfAbsent(
        number,
        n -> {
          Student student = new Student(n, person);
          Api.as("admin")
              .upload(
                  "users/" + student.id + "/templates",
                  "photos",
                  Photos.enrolment(student.person()))
              .expect(201);
          return student;
        });
  }

  /** Takes the face off the file again, for those who expect this student without one. */
  public void withdraw() {
    api.delete("me/templates").expect(200);
    ENROLLED.remove(number);
  }

  public Api api() {
    return api;
  }

  public String id() {
    return id;
  }

  public String username() {
    return "student%02d".formatted(number);
  }

  /** Whose photos show this student. */
  public int person() {
    return person;
  }

  /** The answer to a code. */
  public Reply scan(String code) {
    return api.post("tickets", jakarta.json.Json.createObjectBuilder().add("code", code).build());
  }

  /** A fresh ticket for a lesson. */
  public String ticket(Lesson lesson) {
    return scan(lesson.code()).expect(201).text("ticket");
  }

  /** A fresh ticket for a check-in without a face, whatever way the student has chosen. */
  public Reply scanForCode(String code) {
    return api.post(
        "tickets",
        jakarta.json.Json.createObjectBuilder().add("code", code).add("way", "CODE").build());
  }

  /**
   * A ticket for a check-in without a face, as if scanned a step ago: the code that belongs to it
   * is on the wall already, and no test needs to wait for it.
   */
  public String ticketOfAStepAgo(Lesson lesson) {
    String ticket = scanForCode(lesson.code()).expect(201).text("ticket");
    Rows.change(
        "update checkin_ticket set issued_at = issued_at - interval 20 second where session_id = ?"
            + " and student_id = ? and state = 'LIVE'",
        lesson.id(),
        id);
    return ticket;
  }

  /** Chooses how to check in from now on. */
  public void choose(String way) {
    api.put("me/way", jakarta.json.Json.createObjectBuilder().add("way", way).build()).expect(200);
  }

  /** Types a code for a ticket, with a key of its own. */
  public Reply type(String ticket, String code) {
    return api.checkInByCode(ticket, UUID.randomUUID().toString(), code);
  }

  /** Sends frames with a key of their own. */
  public Reply submit(String ticket, List<byte[]> frames) {
    return api.checkIn(ticket, UUID.randomUUID().toString(), frames);
  }

  /** Sends frames, and says what they show, with a key of their own. */
  public Reply submit(String ticket, List<byte[]> frames, String places) {
    return api.checkIn(ticket, UUID.randomUUID().toString(), frames, places);
  }

  /** Scans and sends this student's own face. Returns the attempt, which waits for its verdict. */
  public String send(Lesson lesson) {
    return submit(ticket(lesson), Photos.frames(person)).expect(202).text("id");
  }

  /** Scans, sends this student's own face and waits for the verdict. */
  public Reply checkIn(Lesson lesson) {
    return verdict(send(lesson));
  }

  /** Scans, sends frames and waits for the verdict. */
  public Reply checkIn(Lesson lesson, List<byte[]> frames) {
    return verdict(submit(ticket(lesson), frames).expect(202).text("id"));
  }

  /** Waits for the verdict on an attempt. */
  public Reply verdict(String attempt) {
    return Await.value(
        "a verdict on " + attempt,
        VERDICT,
        () ->
            Optional.of(api.get("check-ins/" + attempt).expect(200))
                .filter(reply -> !reply.text("state").equals("PENDING")));
  }
}
