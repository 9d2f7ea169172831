package org.adsum.it.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole class checks in within twenty seconds. What is asserted is that nothing is lost or
 * double; the times are printed for {@code docs/measurements.md} and not judged, because machines
 * are shared.
 */
@ExtendWith(Invariants.class)
class WholeClassIT {
  private static final int STUDENTS = 40;
  private static final int WITHIN_MILLIS = 20_000;
  private static final int ALONE = 10;
  private static final long SEED = 20261122;

  /** Milliseconds from the POST to the 202, and from the POST to the verdict's arrival by push. */
  private record Times(double accept, double verdict) {}

  @Test
  void everyoneWhoChecksInIsMarkedOnce()
      throws IOException, InterruptedException, ExecutionException {
    List<Student> students =
        IntStream.rangeClosed(1, STUDENTS)
            .mapToObj(n -> Student.enrolledAs(n, (n - 1) % Photos.PEOPLE))
            .toList();
    report("One by one: %d students".formatted(ALONE), oneByOne(students.subList(0, ALONE)));
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      List<Times> times = everybody(students, lesson);
      assertEquals(
          STUDENTS,
          Rows.count("select count(*) from attendance_record where session_id = ?", lesson.id()),
          "records");
      assertEquals(
          STUDENTS,
          Rows.count(
              "select count(distinct student_id) from attendance_record where session_id = ? and status = 'PRESENT'",
              lesson.id()),
          "students marked present");
      report("Whole class: %d students in %d s".formatted(STUDENTS, WITHIN_MILLIS / 1000), times);
    } finally {
      students.forEach(Student::withdraw);
    }
  }

  /** Each waits for the verdict of the one before: what a check-in takes on an idle server. */
  private static List<Times> oneByOne(List<Student> students) {
    List<Times> times = new ArrayList<>();
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      for (Student student : students) {
        try (Push push = Push.of(student)) {
          times.add(checkIn(student, lesson, push));
        }
      }
    }
    return times;
  }

  private static List<Times> everybody(List<Student> students, Lesson lesson)
      throws InterruptedException, ExecutionException {
    Random random = new Random(SEED);
    ScheduledExecutorService arrivals = Executors.newScheduledThreadPool(STUDENTS);
    try {
      List<ScheduledFuture<Times>> running =
          students.stream()
              .map(
                  s ->
                      arrivals.schedule(
                          arrival(s, lesson), random.nextInt(WITHIN_MILLIS), TimeUnit.MILLISECONDS))
              .toList();
      List<Times> times = new ArrayList<>();
      for (ScheduledFuture<Times> one : running) {
        times.add(one.get());
      }
      return times;
    } finally {
      arrivals.shutdownNow();
    }
  }

  private static Callable<Times> arrival(Student student, Lesson lesson) {
    return () -> {
      try (Push push = Push.of(student)) {
        return checkIn(student, lesson, push);
      }
    };
  }

  private static Times checkIn(Student student, Lesson lesson, Push push) {
    String ticket = student.ticket(lesson);
    long start = System.nanoTime();
    Reply accepted = student.submit(ticket, Photos.frames(student.person())).expect(202);
    double accept = millisSince(start);
    long arrived = push.verdict(accepted.text("id"));
    assertEquals("ACCEPTED", student.verdict(accepted.text("id")).text("state"));
    return new Times(accept, (arrived - start) / 1e6);
  }

  private static void report(String what, List<Times> times) throws IOException {
    System.out.printf(
        "%s; accept median %.0f ms, p95 %.0f ms; POST to push median %.0f ms, p95 %.0f ms;"
            + " server RSS %s%n",
        what,
        quantile(times.stream().mapToDouble(Times::accept).toArray(), 0.5),
        quantile(times.stream().mapToDouble(Times::accept).toArray(), 0.95),
        quantile(times.stream().mapToDouble(Times::verdict).toArray(), 0.5),
        quantile(times.stream().mapToDouble(Times::verdict).toArray(), 0.95),
        serverMemory());
  }

  private static double quantile(double[] values, double q) {
    Arrays.sort(values);
    return values[Math.min(values.length - 1, (int) Math.ceil(q * values.length) - 1)];
  }

  private static String serverMemory() throws IOException {
    Path status = Path.of("/proc", Long.toString(Adsum.server().serverPid()), "status");
    if (!Files.exists(status)) {
      return "unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.substring(6).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
