package org.adsum.it.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotScale;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.adsum.it.roles.SampleRecords;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Await;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Takes the pictures of reports and roles, as {@link Screenshots} does, over some invented weeks
 * that are taken away again.
 */
@EnabledIfSystemProperty(named = "adsum.screenshots", matches = "true")
class RoleScreenshots {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final Path FOLDER = Adsum.project().resolve("docs/images");
  private static final int WEEKS = 9;
  private static final int[] HOURS = {8, 10, 14};

  @BeforeAll
  static void inventWeeks() {
    SampleRecords.get();
    Rows.change(
        "update roster_entry set valid_from = ?", Instant.now().minus(Duration.ofDays(100)));
    Random random = new Random(7);
    Instant monday = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(7 * WEEKS));
    String model = Rows.column("select id from attendance_session where state = 'CLOSED'").get(0);
    int made = 0;
    for (String section : Rows.column("select id from section order by id")) {
      List<String> students =
          Rows.column("select student_id from roster_entry where section_id = ?", section);
      for (int day = 0; day < 7 * WEEKS; day += 1 + random.nextInt(3)) {
        String id = "shot%06d".formatted(made);
        Instant opens =
            monday.plus(Duration.ofDays(day)).plus(Duration.ofHours(HOURS[made % HOURS.length]));
        Rows.change(
            "insert into attendance_session (id, tag, section_id, room, opens_at, late_from, closes_at, state,"
                + " step_seconds, sealed_key, opened_by, closed_at, version)"
                + " select ?, ?, ?, room, ?, ?, ?, 'CLOSED', step_seconds, sealed_key, opened_by, ?, 0"
                + " from attendance_session where id = ?",
            id,
            "S%05d".formatted(made++),
            section,
            opens,
            opens.plusSeconds(600),
            opens.plusSeconds(5400),
            opens.plusSeconds(5400),
            model);
        for (String student : students) {
          double chance = random.nextDouble() + student.hashCode() % 5 * 0.04;
          if (chance < 0.78) {
            Rows.change(
                "insert into attendance_record (id, session_id, student_id, status, source, at, version)"
                    + " values (?, ?, ?, ?, 'TEACHER', ?, 0)",
                id + student.substring(10),
                id,
                student,
                chance < 0.66 ? "PRESENT" : chance < 0.75 ? "LATE" : "EXCUSED",
                opens);
          }
        }
      }
    }
    Rows.change("insert ignore into section_sum_due (section_id) select id from section");
    Await.until(
        "the sums are made",
        Duration.ofSeconds(60),
        () -> Rows.count("select count(*) from section_sum_due") == 0);
  }

  @AfterAll
  static void takeAway() {
    Rows.change("delete from attendance_record where session_id like 'shot%'");
    Rows.change("delete from attendance_session where id like 'shot%'");
    Rows.change("insert ignore into section_sum_due (section_id) select id from section");
  }

  @Test
  void take() {
    SampleRecords records = SampleRecords.get();
    Page admin = BROWSER.desktop("admin");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    shoot(admin, "admin/reports", "admin-reports");
    String scoped = Rows.column("select id from user_account where username = 'registrar2'").get(0);
    shoot(admin, "admin/users/" + scoped, "admin-user-scope");

    Page auditor = BROWSER.phone("auditor");
    BROWSER.signIn(auditor, "auditor1", Adsum.PASSWORD);
    shoot(auditor, records.fill("admin/users/{student}"), "auditor-user");
  }

  private static void shoot(Page page, String path, String name) {
    page.navigate(Adsum.uri() + path);
    page.locator("h1").first().waitFor();
    page.waitForFunction("document.fonts.status === 'loaded'");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(FOLDER.resolve(name + ".png"))
            .setFullPage(true)
            .setScale(ScreenshotScale.CSS));
  }
}
