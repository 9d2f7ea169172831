package org.adsum.it.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a check-in asks of the database, counted by the database itself. Timers and other tests'
 * remains add to single rounds, so the cheapest of several rounds is what a step needs.
 */
@ExtendWith(Invariants.class)
class CheckInCostIT {
  private static final int ROUNDS = 6;
  private static final List<String> COUNTERS =
      List.of("QUESTIONS", "COM_STMT_PREPARE", "COM_XA_PREPARE", "INNODB_OS_LOG_FSYNCS");

  private final Map<String, List<long[]>> costs = new LinkedHashMap<>();

  @Test
  void aCheckInByFaceStaysWithinItsStatements() {
    List<Student> students = new ArrayList<>();
    for (int i = 1; i <= ROUNDS; i++) {
      students.add(Student.enrolled(i));
    }
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      for (Student student : students) {
        String code = lesson.code();
        String ticket = counted("ticket", () -> student.scan(code).expect(201).text("ticket"));
        long[] before = counters();
        Reply sent = student.submit(ticket, Photos.frames(student.person())).expect(202);
        student.verdict(sent.text("id"));
        // The verdict's transaction ends after its row is seen.
        note("submit and verdict, with one or more polls", before);
        counted("poll", () -> student.api().get("check-ins/" + sent.text("id")).expect(200));
      }
    }
    long most = 0;
    for (Map.Entry<String, List<long[]>> step : costs.entrySet()) {
      long[] least = least(step.getValue());
      System.out.printf("Cost of %s: %s %s%n", step.getKey(), COUNTERS, Arrays.toString(least));
      most = Math.max(most, least[0]);
    }
    assertTrue(most > 0, "the database counts");
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

  private static long[] least(List<long[]> rounds) {
    return rounds.stream().min(Comparator.comparingLong(cost -> cost[0])).orElseThrow();
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
