package org.adsum.it.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.adsum.it.roles.SampleRecords;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports as their readers get them. */
@ExtendWith(Invariants.class)
class ReportsIT {
  private static final Api ADMIN = Api.as("admin");

  @BeforeAll
  static void make() {
    SampleRecords.get();
  }

  @Test
  void aCorrectionAfterTheEndIsInTheNextReport() {
    String id;
    Student student = Student.number(9);
    long before = present("MA-110");
    try (Lesson lesson = Lesson.open(Lesson.FIRST_HALF)) {
      id = lesson.id();
    }
    assertEquals(before, present("MA-110"));
    Api.as("teacher1")
        .put(
            "sessions/" + id + "/records/" + student.id(),
            Json.createObjectBuilder()
                .add("status", "PRESENT")
                .add("reason", "was here")
                .add("version", 0)
                .build())
        .expect(200);
    assertEquals(before + 1, present("MA-110"));
  }

  @Test
  void absenceCountsOnlyWhileTheStudentBelongedToTheSection() {
    String section = Lesson.section(Api.as("teacher2"), Lesson.SECOND_HALF);
    Student moved = Student.number(4);
    try {
      try (Lesson before = Lesson.open(Lesson.SECOND_HALF)) {
        assertEquals(section, before.section());
      }
      ADMIN.put("sections/" + section + "/students/" + moved.id()).expect(200, 204);
      try (Lesson during = Lesson.open(Lesson.SECOND_HALF)) {
        assertEquals(section, during.section());
      }
      ADMIN.delete("sections/" + section + "/students/" + moved.id()).expect(200, 204);
      try (Lesson after = Lesson.open(Lesson.SECOND_HALF)) {
        assertEquals(section, after.section());
      }
      String line =
          students("PH-205").stream()
              .filter(l -> l.startsWith("student04,"))
              .findFirst()
              .orElse("");
      assertEquals("1,0,0,0,1,0.0000", line.replaceFirst("^(?:[^,]*,){3}", ""), line);
    } finally {
      Rows.change(
          "delete from roster_entry where section_id = ? and student_id = ?", section, moved.id());
    }
  }

  @Test
  void aPartReportsOnlyItself() {
    String arts = Api.as("registrar3").at(attendance("COURSE")).expect(200).body();
    assertFalse(arts.contains("MA-110"), arts);
    String science = Api.as("auditor2").at(attendance("SECTION")).expect(200).body();
    assertFalse(science.contains("MA-110"), science);
    assertTrue(ADMIN.at(attendance("WEEK")).expect(200).body().contains(",,"), "weeks");
  }

  @Test
  void nonsenseInAnAddressIsRefused() {
    for (String path :
        List.of(
            "admin/reports/attendance.csv",
            "admin/reports/attendance.csv?from=x&to=y",
            "admin/reports/attendance.csv?from=2026-01-01&to=2026-01-02&by=NAME",
            "admin/reports/students.csv",
            "admin/reports/students.csv?term=x&below=many")) {
      assertEquals(400, ADMIN.at(path).status(), path);
    }
    assertEquals(200, ADMIN.at("admin/reports/students.csv?term=x%27--&below=75").status());
  }

  private static List<String> students(String course) {
    upToDate();
    String term = Rows.column("select id from term where code = 'DEMO'").get(0);
    return ADMIN
        .at("admin/reports/students.csv?term=" + term + "&course=" + course + "&below=101")
        .expect(200)
        .body()
        .lines()
        .toList();
  }

  private static long present(String course) {
    upToDate();
    return ADMIN
        .at(attendance("COURSE"))
        .expect(200)
        .body()
        .lines()
        .filter(line -> line.startsWith(course + ","))
        .map(line -> Long.parseLong(line.split(",")[4]))
        .findFirst()
        .orElse(0L);
  }

  /** A page brings few sums up to date at once; many wait for the sweeper. */
  private static void upToDate() {
    Await.until(
        "the sums are up to date",
        Duration.ofSeconds(60),
        () -> {
          ADMIN.at("admin/reports").expect(200);
          return Rows.count("select count(*) from section_sum_due") == 0;
        });
  }

  private static String attendance(String by) {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    return "admin/reports/attendance.csv?from=%s&to=%s&by=%s"
        .formatted(today.minusDays(1), today.plusDays(1), by);
  }
}
