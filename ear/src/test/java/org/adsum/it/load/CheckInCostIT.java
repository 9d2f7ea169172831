package org.adsum.it.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.adsum.it.support.Await;
import org.adsum.it.support.Broker;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a check-in asks of the database, counted by the database itself. Timers and other tests'
 * remains add to single rounds, so the middle one of several rounds is what a step needs.
 */
@ExtendWith(Invariants.class)
class CheckInCostIT {
  private static final String QUEUE = "adsum.verification";
  private static final int ROUNDS = 6;
  private static final List<String> COUNTERS =
      List.of("QUESTIONS", "COM_STMT_PREPARE", "COM_XA_PREPARE", "INNODB_OS_LOG_FSYNCS");

  /** Most statements of each step; XA START, END and COMMIT are among them. */
  private static final Map<String, Integer> MOST =
      Map.of("ticket", 16, "submit", 18, "worker", 30, "poll", 6);

  private final Map<String, List<long[]>> costs = new LinkedHashMap<>();

  @AfterEach
  void deliverAgain() {
    Broker.deliver(QUEUE, true);
  }

  @Test
  void aCheckInByFaceStaysWithinItsStatements() {
    List<Student> students = IntStream.rangeClosed(1, ROUNDS).mapToObj(Student::enrolled).toList();
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      for (Student student : students) {
        String code = lesson.code();
        Broker.deliver(QUEUE, false);
        String ticket = counted("ticket", () -> student.scan(code).expect(201).text("ticket"));
        Reply sent =
            counted(
                "submit",
                () -> student.submit(ticket, Photos.frames(student.person())).expect(202));
        counted("worker", this::judge);
        counted("poll", () -> student.api().get("check-ins/" + sent.text("id")).expect(200));
      }
    }
    costs.forEach(
        (step, rounds) ->
            System.out.printf(
                "Cost of %s: %s %s%n", step, COUNTERS, Arrays.toString(middle(rounds))));
    MOST.forEach(
        (step, most) -> {
          long needed = middle(costs.get(step))[0];
          assertTrue(needed > 0 && needed <= most, step + " needs " + needed + " statements");
        });
  }

  /** Asks the broker, not the database, whether it is done. */
  private boolean judge() {
    Broker.deliver(QUEUE, true);
    Await.until("the verdict", Duration.ofSeconds(60), () -> Broker.messages(QUEUE) == 0);
    return true;
  }

  private <T> T counted(String step, Supplier<T> call) {
    long[] before = counters();
    T result = call.get();
    note(step, before);
    return result;
  }

  private void note(String step, long[] before) {
    long[] after = counters();
    long[] nothing = counters();
    long[] cost = new long[before.length];
    for (int i = 0; i < cost.length; i++) {
      cost[i] = after[i] - before[i] - (nothing[i] - after[i]);
    }
    costs.computeIfAbsent(step, s -> new ArrayList<>()).add(cost);
  }

  /**
   * Of the middle round: timers add to some, and what they do while nothing is counted takes from
   * others.
   */
  private static long[] middle(List<long[]> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingLong(cost -> cost[0]))
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static long[] counters() {
    List<String> values =
        Rows.column(
            "select variable_value from information_schema.global_status where variable_name in"
                + " ('QUESTIONS', 'COM_STMT_PREPARE', 'COM_XA_PREPARE', 'INNODB_OS_LOG_FSYNCS')"
                + " order by field(variable_name, 'QUESTIONS', 'COM_STMT_PREPARE',"
                + " 'COM_XA_PREPARE', 'INNODB_OS_LOG_FSYNCS')");
    return values.stream().mapToLong(Long::parseLong).toArray();
  }
}
