package org.adsum.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Broker;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of an attempt when its worker fails: told honestly, tried again, given up. */
@ExtendWith({Invariants.class, ArquillianExtension.class})
@RunAsClient
class FaultsIT {
  private static final String QUEUE = "adsum.verification";
  private static final Duration REDELIVERY = Duration.ofSeconds(60);

  @Deployment(testable = false)
  static WebArchive faults() {
    return ShrinkWrap.create(WebArchive.class, "adsum-faults.war")
        .addClasses(FaultServlet.class, FragileListener.class)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  @AfterEach
  void deliverAgain() {
    Broker.deliver(QUEUE, true);
  }

  @Test
  void framesThatNobodySealedFailTheAttemptAfterThreeDeliveriesAndTheWorkerGoesOn() {
    Student student = Student.enrolled(5);
    Broker.deliver(QUEUE, false);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String attempt = submit(student, lesson);
      Broker.discard(QUEUE);
      fault("garbage?attempt=" + attempt);
      Broker.deliver(QUEUE, true);

      assertFailedAfterThreeDeliveries(student, attempt);
      assertEquals(0, lesson.records(student));
      assertRetrySucceeds(student, attempt);
    }
  }

  @Test
  void aTemplateThatWasDamagedFailsTheAttemptAfterThreeDeliveriesAndTheWorkerGoesOn() {
    Student student = Student.enrolled(6);
    Broker.deliver(QUEUE, false);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String attempt = submit(student, lesson);
      Rows.change(
          "update face_template set sealed_embedding = concat(sealed_embedding, 'x')"
              + " where student_id = ?",
          student.id());
      try {
        Broker.deliver(QUEUE, true);

        assertFailedAfterThreeDeliveries(student, attempt);
        assertEquals(0, lesson.records(student));
      } finally {
        Rows.change(
            "update face_template set sealed_embedding ="
                + " substr(sealed_embedding, 1, length(sealed_embedding) - 1)"
                + " where student_id = ?",
            student.id());
      }
      assertRetrySucceeds(student, attempt);
    }
  }

  /** The container's part of it: the application's own listener cannot be made to throw one. */
  @Test
  void anErrorInAListenerPutsTheMessageBackAndTheServerGoesOn() {
    long server = Adsum.server().serverPid();
    fault("fragile");
    Await.until(
        "the message is taken after three errors",
        REDELIVERY,
        () ->
            Api.anonymous()
                .at("adsum-faults/fault/")
                .body()
                .equals("UnsatisfiedLinkError,OutOfMemoryError,StackOverflowError,taken"));
    assertEquals(server, Adsum.server().serverPid());
    Await.until("the server is ready", REDELIVERY, Adsum.server()::isReady);
  }

  private static void fault(String what) {
    Api.anonymous().postAt("adsum-faults/fault/" + what).expect(200);
  }

  private static void assertFailedAfterThreeDeliveries(Student student, String attempt) {
    Reply verdict = student.verdict(attempt);
    assertEquals("FAILED", verdict.text("state"), verdict.body());
    assertEquals("SYSTEM_FAILURE", verdict.text("reason"));
    // The fourth found that three had been in vain.
    assertEquals(
        List.of("4"), Rows.column("select deliveries from checkin_attempt where id = ?", attempt));
  }

  private static void assertRetrySucceeds(Student student, String attempt) {
    String ticket =
        student.api().post("check-ins/" + attempt + "/retry").expect(201).text("ticket");
    Reply sent = student.submit(ticket, Photos.frames(student.person())).expect(202);
    assertEquals("ACCEPTED", student.verdict(sent.text("id")).text("state"));
  }

  private static String submit(Student student, Lesson lesson) {
    return student.send(lesson);
  }
}
