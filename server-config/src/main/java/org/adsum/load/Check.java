package org.adsum.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.adsum.launcher.Json;

/**
 * Holds what the students saw against their scripts and against what the teacher's board says.
 *
 * <ol>
 *   <li><b>Lost</b>: a check-in that got a 202 and is not on the board, never gets a verdict, or is
 *       accepted (or confirmed) without a record.
 *   <li><b>Double</b>: more attempts than the student made, two accepted ones, or two records.
 *   <li><b>Wrong</b>: a verdict that the script does not expect, another verdict for the student
 *       than for the teacher, a record without an accepted check-in, or an answer that the script
 *       rules out. EXPIRED and FAILED that were told are no lie and count by themselves.
 * </ol>
 */
final class Check {
  private final LoadClass people;
  private final LoadTarget target;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private int records;

  Check(LoadClass people, LoadTarget target) {
    this.people = people;
    this.target = target;
  }

  List<String> lost() {
    return lost;
  }

  List<String> doubled() {
    return doubled;
  }

  List<String> wrong() {
    return wrong;
  }

  /** How many students of this run have a record. */
  int records() {
    return records;
  }

  /** Waits until every check-in of the sessions has a verdict, or patience ends. */
  void awaitVerdicts(List<String> sessions, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    for (String session : sessions) {
      while (System.nanoTime() < until
          && list("sessions/" + session + "/attempts", until).stream()
              .anyMatch(row -> "PENDING".equals(Json.asObject(row).get("state")))) {
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  /** A teacher confirms all who typed a code. */
  void confirm(List<String> sessions, long until) throws InterruptedException {
    for (String session : sessions) {
      List<String> open =
          list("sessions/" + session + "/attempts", until).stream()
              .map(Json::asObject)
              .filter(row -> "OPEN".equals(row.get("review")))
              .map(row -> String.valueOf(row.get("id")))
              .toList();
      if (!open.isEmpty()) {
        try {
          LoadClass.require(
              people
                  .teacher()
                  .send("POST", "sessions/" + session + "/reviews", Map.of("attempts", open)),
              200);
        } catch (IOException e) {
          throw new LoadProblem("confirm: " + e, e);
        }
      }
    }
  }

  /** Judges everybody. */
  void judge(List<Seen> all, List<String> sessions, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    Map<String, List<Map<String, Object>>> attempts = new HashMap<>();
    Map<String, List<Map<String, Object>>> rows = new HashMap<>();
    for (String session : sessions) {
      for (Object row : list("sessions/" + session + "/attempts", until)) {
        gather(attempts, row);
      }
      for (Object row : list("sessions/" + session + "/records", until)) {
        gather(rows, row);
      }
    }
    for (Seen seen : all) {
      String student = people.student(seen.script.number());
      judge(seen, attempts.getOrDefault(student, List.of()), rows.getOrDefault(student, List.of()));
    }
    target.local().ifPresent(local -> countRecords(local, sessions));
  }

  private static void gather(Map<String, List<Map<String, Object>>> into, Object row) {
    Map<String, Object> one = Json.asObject(row);
    into.computeIfAbsent(String.valueOf(one.get("student")), s -> new ArrayList<>()).add(one);
  }

  private void judge(
      Seen seen, List<Map<String, Object>> attempts, List<Map<String, Object>> rows) {
    String who = "student " + (seen.script.number() + 1);
    Map<String, Map<String, Object>> board = new TreeMap<>();
    attempts.forEach(one -> board.put(String.valueOf(one.get("id")), one));
    long marked =
        rows.stream()
            .filter(row -> "PRESENT".equals(row.get("status")) || "LATE".equals(row.get("status")))
            .count();
    records += marked > 0 ? 1 : 0;
    seen.wrong.forEach(what -> wrong.add(who + ": " + what));
    seen.attempts.forEach((id, told) -> compare(who + ", " + id, told, board.get(id)));
    if (rows.size() != 1) {
      (rows.isEmpty() ? lost : doubled).add(who + ": on the board " + rows.size() + " times");
    }
    int unknown =
        (int) board.keySet().stream().filter(id -> !seen.attempts.containsKey(id)).count();
    if (unknown > (seen.unanswered ? 1 : 0)) {
      doubled.add(who + ": " + unknown + " check-ins that the student did not make");
    }
    long accepted =
        board.values().stream()
            .filter(
                one -> "ACCEPTED".equals(one.get("state")) || "CONFIRMED".equals(one.get("review")))
            .count();
    if (accepted > 1) {
      doubled.add(who + ": " + accepted + " accepted check-ins");
    }
    if (accepted > 0 && marked == 0) {
      lost.add(who + ": accepted without a record");
    }
    if (accepted == 0 && marked > 0) {
      wrong.add(who + ": a record without an accepted check-in");
    }
    if (seen.alreadyMarked && accepted == 0) {
      wrong.add(who + ": told to be marked already");
    }
    String last = seen.lastState();
    boolean verdict = !List.of("", "PENDING", "EXPIRED", "FAILED").contains(last);
    if (verdict && !last.equals(seen.script.expected())) {
      wrong.add(
          who
              + ": "
              + last
              + " "
              + seen.reasons.values()
              + " instead of "
              + seen.script.expected());
    }
  }

  private void compare(String which, String told, Map<String, Object> onBoard) {
    if (onBoard == null) {
      lost.add(which + ": taken in and unknown to the board");
    } else if ("PENDING".equals(onBoard.get("state"))) {
      lost.add(which + ": no verdict");
    } else if (!told.equals("PENDING") && !told.equals(onBoard.get("state"))) {
      wrong.add(which + ": told " + told + ", on the board " + onBoard.get("state"));
    }
  }

  /** The board shows one row a student whatever there is; the table tells. */
  private void countRecords(LoadTarget.Local local, List<String> sessions) {
    try (Connection connection =
            DriverManager.getConnection(
                local.databaseUrl(), local.databaseUser(), local.databasePassword());
        PreparedStatement query =
            connection.prepareStatement(
                "select student_id, count(*) from attendance_record where session_id = ?"
                    + " group by student_id having count(*) > 1")) {
      for (String session : sessions) {
        query.setString(1, session);
        try (ResultSet found = query.executeQuery()) {
          while (found.next()) {
            doubled.add("student " + found.getString(1) + ": " + found.getInt(2) + " records");
          }
        }
      }
    } catch (SQLException e) {
      throw new LoadProblem("records: " + e.getMessage(), e);
    }
  }

  /** A list of the API; a server that is being started again is waited for. */
  private List<?> list(String path, long until) throws InterruptedException {
    String last = "";
    do {
      try {
        Line.Answer answer = people.teacher().get(path);
        if (answer.status() == 200) {
          return answer.list();
        }
        last = answer.problem();
      } catch (IOException e) {
        last = e.toString();
      }
      TimeUnit.MILLISECONDS.sleep(500);
    } while (System.nanoTime() < until);
    throw new LoadProblem(path + ": " + last);
  }
}
