package org.adsum.it.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Await;
import org.adsum.it.support.Broker;
import org.adsum.it.support.FaultRules;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Frames that hang or kill what measures them: given up after three deliveries, and only they. */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 2)
class PoisonIT {
  private static final String QUEUE = "adsum.verification";
  private static final String MOST_SECONDS = "adsum.face.most-seconds";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @AfterEach
  void asBefore() {
    Broker.setProperty(MOST_SECONDS, null);
    Broker.deliver(QUEUE, true);
  }

  @Test
  void aMeasurementThatHangsIsGivenUpAfterThreeDeliveriesAndTheOthersGoOn() {
    Student hanging = Student.enrolled(1);
    Student other = Student.enrolled(2);
    Broker.setProperty(MOST_SECONDS, "1");
    Broker.deliver(QUEUE, false);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String hung = submit(hanging, lesson);
      String fine = submit(other, lesson);
      try (FaultRules rules = FaultRules.hangIn(hung)) {
        Broker.deliver(QUEUE, true);
        assertEquals("ACCEPTED", other.verdict(fine).text("state"));
        Reply verdict = hanging.verdict(hung);
        assertEquals("FAILED", verdict.text("state"), verdict.body());
        assertEquals("SYSTEM_FAILURE", verdict.text("reason"));
        assertEquals(4, deliveries(hung), "the fourth found that three had been in vain");
        assertEquals(0, lesson.records(hanging));
      }
      Broker.setProperty(MOST_SECONDS, null);
      String again = hanging.api().post("check-ins/" + hung + "/retry").expect(201).text("ticket");
      String second = hanging.submit(again, Photos.frames(hanging.person())).expect(202).text("id");
      assertEquals("ACCEPTED", hanging.verdict(second).text("state"));
    }
  }

  @Test
  void whoWasBesideAFrameThatKillsTheServerIsNotGivenUpWithIt() {
    Student guilty = Student.enrolled(3);
    Student beside = Student.enrolled(4);
    Student waiting = Student.enrolled(5);
    Broker.deliver(QUEUE, false);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String poison = submit(guilty, lesson);
      String innocent = submit(beside, lesson);
      try (FaultRules rules = FaultRules.hangIn(poison, innocent)) {
        Broker.deliver(QUEUE, true);
        Await.until(
            "both are inside the network",
            PATIENCE,
            () -> deliveries(poison) == 1 && deliveries(innocent) == 1);
        String later = submit(waiting, lesson);
        Adsum.server().killServer();
        // As if it had killed two more servers, alone in each.
        Rows.change("update checkin_attempt set deliveries = 3 where id = ?", poison);
        Adsum.server().startServer();
        Await.until("the server is ready", PATIENCE, Adsum.server()::isReady);

        assertEquals("FAILED", guilty.verdict(poison).text("state"));
        assertEquals("ACCEPTED", beside.verdict(innocent).text("state"));
        assertEquals("ACCEPTED", waiting.verdict(later).text("state"));
        assertEquals(2, deliveries(innocent), "once beside the poison, once alone");
        assertEquals(1, deliveries(later));
        assertEquals(
            List.of("0"),
            Rows.column("select count(*) from attendance_record where attempt_id = ?", poison));
      }
    }
  }

  private static long deliveries(String attempt) {
    return Rows.count("select deliveries from checkin_attempt where id = ?", attempt);
  }

  private static String submit(Student student, Lesson lesson) {
    return student.send(lesson);
  }
}
