package org.adsum.it.load;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Rows;
import org.adsum.launcher.AdsumServer;
import org.adsum.launcher.Json;
import org.adsum.load.Faces;
import org.adsum.load.LoadClass;
import org.adsum.load.LoadObserver;
import org.adsum.load.LoadPicture;
import org.adsum.load.LoadResult;
import org.adsum.load.LoadRun;
import org.adsum.load.LoadSettings;
import org.adsum.load.LoadTarget;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The load driver finds nothing wrong with a good server, and finds what is lost, double or wrong
 * when the rows say so. Times are printed and not judged, because machines are shared.
 */
@ExtendWith(Invariants.class)
class LoadDriverIT {
  private static final LoadSettings SETTINGS =
      LoadSettings.of(36, Duration.ofSeconds(20), 20261127)
          .over(2)
          .patient(Duration.ofSeconds(60))
          .by(LoadSettings.Route.MIXED)
          .with(new LoadSettings.Shares(0.3, 0.3, 0.1, 0.2, 0.2, 0.5));
  private static LoadTarget target;
  private static Faces faces;
  private static LoadClass people;

  @BeforeAll
  static void prepare() {
    AdsumServer server = Adsum.server();
    target =
        new LoadTarget(
            server.baseUri(),
            Api::trusting,
            "admin",
            Adsum.PASSWORD,
            Optional.of(
                new LoadTarget.Local(
                    server.databaseUrl(),
                    server.databaseOwner(),
                    server.databaseOwnerPassword(),
                    server::serverPid,
                    server::databasePid)));
    faces =
        Faces.of(
            EvalPhotos.locate(Adsum.TARGET.resolve("it-photos")).clearPeople(6, 3).stream()
                .map(EvalPhotos.Person::photos)
                .toList());
    people = LoadClass.prepare(target, SETTINGS, faces, System.out::println);
  }

  private static LoadResult run(LoadSettings settings, LoadObserver observer) {
    return new LoadRun(target, settings, faces, people, observer).run();
  }

  @Test
  void nothingIsLostDoubleOrWrongWhenAWholeClassDoesEverythingThatPeopleDo() {
    LoadResult result =
        run(
            SETTINGS,
            new LoadObserver() {
              @Override
              public void opened(List<String> sessions) {
                // So that a code is too old before everybody has left.
                sessions.forEach(
                    id ->
                        Rows.change(
                            "update attendance_session set step_seconds = 5 where id = ?", id));
              }
            });

    System.out.println(Json.write(result.json()));
    assertAll(
        () -> assertEquals(List.of(), result.lost()),
        () -> assertEquals(List.of(), result.doubled()),
        () -> assertEquals(List.of(), result.wrong()),
        () -> assertEquals(SETTINGS.students(), result.accepted(), "202s"),
        () -> assertEquals(Map.of(), result.refusals(), "answers that the scripts do not expect"),
        () ->
            assertEquals(
                18,
                result.verdicts().get("REVIEW"),
                "those who typed a code: " + result.verdicts()),
        () -> assertTrue(result.verdicts().get("REJECTED") > 0, "wrong faces were shown"),
        () ->
            assertEquals(
                SETTINGS.students() - result.verdicts().get("REJECTED"),
                result.records(),
                "everybody else has a record"),
        () -> assertTrue(result.duplicates() > 0, "duplicates were sent"),
        () -> assertTrue(result.broken() > 0, "submissions were broken off"),
        () -> assertTrue(result.samples().get(1).rssMegabytes() > 100, "the server was seen"),
        () -> assertTrue(result.samples().get(1).heapMegabytes() > 10, "its heap was seen"),
        () -> assertTrue(LoadPicture.of(result).contains("<path class=\"l c\"")));
  }

  @Test
  void whatIsAlteredBehindTheServersBackIsFound() {
    LoadSettings few =
        LoadSettings.of(12, Duration.ofSeconds(3), 7)
            .over(2)
            .patient(Duration.ofSeconds(60))
            .by(LoadSettings.Route.MIXED)
            .with(LoadSettings.Shares.NONE);
    Tampering tampering = new Tampering();
    try {
      LoadResult result = run(few, tampering);

      assertFalse(result.good());
      assertEquals(1, result.lost().size(), result.lost().toString());
      assertTrue(result.lost().get(0).endsWith("accepted without a record"));
      assertEquals(1, result.doubled().size(), result.doubled().toString());
      assertTrue(result.doubled().get(0).endsWith("check-ins that the student did not make"));
      assertTrue(
          result.wrong().stream()
              .anyMatch(found -> found.endsWith("told ACCEPTED, on the board REJECTED")),
          result.wrong().toString());
    } finally {
      tampering.undo();
    }
  }

  /** Takes a record, turns a verdict and adds a check-in, for three students. */
  private static final class Tampering implements LoadObserver {
    private List<String> accepted;

    @Override
    public void opened(List<String> sessions) {
      sessions.forEach(
          id -> Rows.change("update attendance_session set step_seconds = 5 where id = ?", id));
    }

    @Override
    public void finished(List<String> sessions) {
      accepted =
          sessions.stream()
              .flatMap(
                  id ->
                      Rows.column(
                          "select id from checkin_attempt where session_id = ? and state ="
                              + " 'ACCEPTED' order by id",
                          id)
                          .stream())
              .toList();
      Rows.change(
          "update attendance_record set status = 'ABSENT' where attempt_id = ?", accepted.get(0));
      Rows.change("update checkin_attempt set state = 'REJECTED' where id = ?", accepted.get(1));
      Rows.change(
          "insert into checkin_ticket (id, secret_hash, session_id, student_id, issued_at,"
              + " expires_at, state, version, challenge) select 'LOADTICKET', x'00', t.session_id,"
              + " t.student_id, t.issued_at, t.expires_at, t.state, t.version, t.challenge from"
              + " checkin_ticket t join checkin_attempt a on a.ticket_id = t.id where a.id = ?",
          accepted.get(2));
      Rows.change(
          "insert into checkin_attempt (id, ticket_id, session_id, student_id, idempotency_key,"
              + " submitted_at, expires_at, state, reason, deliveries, concluded_at, version)"
              + " select 'LOADATTEMPT', 'LOADTICKET', session_id, student_id, 'load', submitted_at,"
              + " expires_at, 'REJECTED', 'NOT_RECOGNISED', 1, concluded_at, 0 from"
              + " checkin_attempt where id = ?",
          accepted.get(2));
    }

    private void undo() {
      if (accepted == null) {
        return;
      }
      Rows.change("delete from checkin_attempt where id = 'LOADATTEMPT'");
      Rows.change("delete from checkin_ticket where id = 'LOADTICKET'");
      Rows.change(
          "update attendance_record set status = 'PRESENT' where attempt_id = ?", accepted.get(0));
      Rows.change("update checkin_attempt set state = 'ACCEPTED' where id = ?", accepted.get(1));
    }
  }
}
